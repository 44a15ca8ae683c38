// dev.pov - Dev, black quiff and orange hoodie, in the garden
#version 3.7;
#declare SkinC=<0.70,0.47,0.33>; #declare BlushC=<0.72,0.37,0.27>; #declare LipC=<0.62,0.31,0.27>;
#declare HairC=<0.085,0.07,0.075>; #declare IrisC=<0.26,0.15,0.07>; #declare BrowC=<0.06,0.05,0.05>;
#declare JawW=0.61; #declare ChinR=0.22; #declare NoseR=0.135; #declare BrowR=0.052; #declare StubbleA=0.22;
#declare NeckR=0.38; #declare ShW=1.08; #declare Gaze=<-5,2>; #declare LineY=0.66; #declare CapT=0.06; #declare SmileK=1.2;
#include "person.inc"
#include "props.inc"

#declare Hair = union {
  object { RadialMesh(fCap,<0,0.3,0.06>,1.4,160,120,1,1) HairTex(1.1) }
  #local Sd=seed(3); #local K=0;
  // quiff: from the forehead up and back
  #while (K<120)
    #local A=-52+104*mod(K*0.61803,1); #local Rw=K/120;
    #local P0=Scalp(A,31+40*Rw-abs(A)*0.10,1.01); #local H=1-0.25*abs(A)/52;
    #local SX=0.10+0.06*rand(Sd);
    object { BezTube(P0, P0+<SX*0.3,0.42*H,-0.26*(1-Rw)>, <P0.x*1.0+SX,1.36*H+0.16*rand(Sd)+0.1,-0.28+0.45*Rw>, <P0.x*0.85+SX*1.6,1.18*H+0.08*rand(Sd),0.12+0.65*Rw>, 0.088,0.03,14,9) HairTex(0.8+0.9*rand(Sd)) }
    #local K=K+1;
  #end
  // sides: short locks combed back
  #local K=0;
  #while (K<130)
    #local S=select(mod(K,2)-0.5,-1,1); #local A=62+100*rand(Sd); #local E=52-70*rand(Sd);
    #if (E>-14 & !(A<80 & E<8))
      Lock(S*A,E,1.04, S*(A+26),E-12,1.05, 0.04,0, 0.055, 0.8+0.8*rand(Sd))
    #end
    #local K=K+1;
  #end
}
#declare Cloth=<0.90,0.36,0.10>;
#declare ClothT=texture { pigment { color srgb Cloth } finish { FinMatte } normal { bumps 0.12 scale 0.025 } }
#declare fHood = function(x,y,z) { fSmin(fEll(x,y+1.20,z-0.62,0.86,0.42,0.36), fEll(x,y+1.62,z-0.50,0.70,0.45,0.40),0.3)+0.012*sin(10*x+4*y) }
#declare Subject = union {
  union { Face() object { Hair } translate y*0.7 rotate z*-3 rotate y*11 translate y*-0.80 }
  Neck()
  object { TorsoMesh texture { ClothT } }
  object { RadialMesh(fHood,<0,-1.35,0.55>,1.5,80,60,1,1) texture { ClothT } }
  // rim of the hood, falling to the breast on both sides, a shirt inside, two strings
  union {
    BezTube(<-0.04,-2.02,-0.52>,<-0.50,-1.66,-0.66>,<-0.92,-1.16,-0.08>,<-0.62,-1.04,0.45>,0.11,0.14,22,14)
    BezTube(<0.04,-2.02,-0.52>,<0.50,-1.66,-0.66>,<0.92,-1.16,-0.08>,<0.62,-1.04,0.45>,0.11,0.14,22,14)
    BezTube(<-0.62,-1.04,0.45>,<-0.3,-0.96,0.72>,<0.3,-0.96,0.72>,<0.62,-1.04,0.45>,0.14,0.14,16,14)
    sphere { <0,-2.03,-0.52>,0.12 }
    texture { ClothT } }
  torus { 0.47,0.075 rotate x*-9 translate <0,-1.50,0.06> Clay(<0.92,0.92,0.90>) }
  union {
    BezTube(<-0.20,-1.84,-0.66>,<-0.24,-1.95,-0.75>,<-0.25,-2.2,-0.66>,<-0.23,-2.48,-0.66>,0.026,0.026,14,8)
    BezTube(<0.20,-1.84,-0.66>,<0.24,-1.95,-0.75>,<0.27,-2.2,-0.66>,<0.28,-2.56,-0.64>,0.026,0.026,14,8)
    cylinder { <-0.23,-2.44,-0.66>,<-0.23,-2.58,-0.66>,0.036 } cylinder { <0.28,-2.52,-0.64>,<0.28,-2.66,-0.64>,0.036 }
    Clay(<0.94,0.93,0.90>) }
}
// a garden: lawn, hedge, flowers, a fence and the sky
#declare Backdrop = union {
  plane { y,-4.2 texture { pigment { bozo scale 0.35 color_map { [0 color srgb <0.36,0.52,0.20>] [1 color srgb <0.50,0.64,0.28>] } } finish { FinMatte } normal { bumps 0.6 scale 0.15 } } }
  plane { -z,-60 texture { pigment { gradient y scale 26 translate -y*6 color_map { [0 color srgb <0.86,0.93,0.98>] [1 color srgb <0.36,0.62,0.90>] } } finish { ambient 0 diffuse 0 emission 0.95 } } no_shadow }
  #local SdG=seed(31); #local K=0;
  #while (K<6) union { Foliage(2.1,260,0.42,<0.24,0.42,0.18>,100+K) sphere { 0,1.7 Matte(<0.12,0.22,0.09>) } scale <1.25,1,0.8> translate <-7+2.7*K,-1.5+0.5*sin(K*2.1),9> } #local K=K+1; #end
  union { Foliage(2.4,320,0.45,<0.40,0.56,0.22>,55) sphere { 0,1.9 Matte(<0.16,0.26,0.10>) } translate <-4.2,3.0,13> } cylinder { <-4.2,-4.2,13>,<-4.2,3,13>,0.35 Matte(<0.36,0.25,0.17>) }
  #local K=0;
  #while (K<18) #local FX=-6.4+0.75*K;
    union { box { <-0.22,-4.2,0>,<0.22,-1.9,0.1> } prism { 0,0.1,4,<-0.22,0>,<0.22,0>,<0,0.3>,<-0.22,0> rotate x*-90 translate y*-1.9 translate z*0.1 } translate <FX,0,6> Matte(<0.92,0.91,0.88>) } #local K=K+1; #end
  box { <-8,-2.5,6.1>,<8,-2.25,6.2> Matte(<0.90,0.89,0.86>) } box { <-8,-3.6,6.1>,<8,-3.35,6.2> Matte(<0.90,0.89,0.86>) }
  #local K=0;
  #while (K<120)
    #local FC=array[4]{<0.92,0.35,0.50>,<0.98,0.82,0.25>,<0.70,0.45,0.85>,<0.97,0.95,0.92>}
    #local FP=<-5.5+11*rand(SdG),-3.4+1.5*rand(SdG),4.4+1.2*rand(SdG)>;
    union { #local J=0; #while (J<6) sphere { 0,1 scale <0.12,0.10,0.05> translate x*0.14 rotate z*60*J } #local J=J+1; #end translate FP Clay(FC[mod(K,4)]) }
    sphere { FP-z*0.04,0.09 Clay(<0.95,0.75,0.20>) } cylinder { FP,<FP.x,-4.2,FP.z+0.1>,0.03 Matte(<0.25,0.45,0.18>) }
    sphere { 0,1 scale <0.10,0.45,0.03> rotate z*60*(rand(SdG)-0.5) translate FP-y*0.6 Matte(<0.28,0.50,0.20>) }
    #local K=K+1;
  #end
}
#declare ViewH=6.0; #declare ViewY=0.05;
global_settings { SoftRadiosity(70) }
SoftBox(<-9,10,-10>, 3, <1.0,0.95,0.86>*1.35)
light_source { <8,6,4> color rgb <1,0.95,0.85>*0.35 }
light_source { <6,0,-10> color rgb <0.8,0.9,1>*0.20 shadowless }
#include "portrait.inc"
