// chiara.pov - Chiara, silver bob and red glasses, in the office before a window
#version 3.7;
#declare SkinC=<0.93,0.75,0.64>; #declare BlushC=<0.93,0.56,0.50>; #declare LipC=<0.78,0.26,0.32>;
#declare HairC=<0.74,0.74,0.78>; #declare IrisC=<0.25,0.45,0.30>; #declare BrowC=<0.45,0.43,0.44>; #declare LashR=0.022;
#declare JawW=0.57; #declare NoseR=0.115; #declare BrowR=0.034; #declare NeckR=0.31; #declare ShW=0.92;
#declare SmileK=1.3; #declare MouthW=0.27; #declare Gaze=<6,2>; #declare LidLo=-31;
#include "person.inc"
#include "props.inc"

#macro BobLock(Az0,El0,Az,Bot,Out,Th,J)
  #local S=sin(radians(Az)); #local C=-cos(radians(Az));
  object { BezTube(Scalp(Az0,El0,1.06), Scalp(Az,48,1.40), <S*1.10*Out,0.05,C*1.12*Out+0.08>, <S*0.84*Out,Bot,C*0.80*Out+0.08>, Th, Th*0.55, 16, 9) HairTex(J) }
  sphere { <S*0.84*Out,Bot,C*0.80*Out+0.08>,Th*0.55 HairTex(J) }
#end
#declare Hair = union {
  sphere { 0,1 scale <0.86,0.80,0.80> translate <0,0.30,0.17> HairTex(0.7) }
  difference { sphere { 0,1 scale <0.86,0.95,0.80> translate <0,-0.05,0.26> } plane { y,-0.55 } HairTex(0.5) }
  #local Sd=seed(23); #local K=0;
  #while (K<150)
    #local A=62+236*mod(K*0.61803,1);                  // all around, except the face
    #local A2=select(A-180,A,A-360);
    BobLock(-18+0.2*A2+10*(rand(Sd)-0.5), 78-10*rand(Sd), A2, -0.66-0.08*rand(Sd), 0.96+0.10*rand(Sd), 0.080+0.02*rand(Sd), 0.78+0.42*rand(Sd))
    #local K=K+1;
  #end
  // the fringe falls from the parting to both sides
  #local K=0;
  #while (K<44)
    #local U=K/43; #local A=-66+132*U; #local J=0.80+0.40*rand(Sd);
    #local E1=34-14*pow(abs(A+18)/70,2)+5*rand(Sd);
    object { BezTube(Scalp(-18+0.35*(A+18),74,1.05), Scalp(-18+0.7*(A+18),62,1.22), Scalp(A*0.96,46,1.22), Scalp(A+select(A+18,-7,7),E1,1.10), 0.085, 0.035, 14, 9) HairTex(J) }
    #local K=K+1;
  #end
}
#declare Subject = union {
  union { Face() object { Hair } Glasses(<0.78,0.10,0.12>,0.27) translate y*0.7 rotate z*4 rotate y*-12 translate y*-0.80 }
  Neck()
  object { TorsoMesh texture { pigment { color srgb <0.07,0.36,0.40> } finish { FinMatte } normal { wrinkles 0.15 scale <0.5,1.2,0.5> } } }
  // blouse collar: a soft ring, open at the front, and a row of pearls
  union {
    BezTube(<-0.02,-1.86,-0.44>,<-0.42,-1.50,-0.62>,<-0.72,-1.20,-0.05>,<-0.36,-1.22,0.42>,0.075,0.085,20,12)
    BezTube(<0.02,-1.86,-0.44>,<0.42,-1.50,-0.62>,<0.72,-1.20,-0.05>,<0.36,-1.22,0.42>,0.075,0.085,20,12)
    BezTube(<-0.36,-1.22,0.42>,<-0.15,-1.23,0.58>,<0.15,-1.23,0.58>,<0.36,-1.22,0.42>,0.085,0.085,12,12)
    sphere { <0,-1.86,-0.44>,0.08 }
    texture { pigment { color srgb <0.06,0.31,0.35> } finish { FinClay } } }
  #local K=0;
  #while (K<34)
    #local A=2*pi*K/34;
    sphere { <0.43*sin(A),-1.36+0.14*cos(A),-0.43*cos(A)+0.10>,0.046 Gloss(<0.95,0.92,0.88>) }
    #local K=K+1;
  #end
}
// an office: shelf with files, a window with blinds and houses outside, a lamp
#declare Backdrop = union {
  difference { box { <-9,-6,5>,<9,6,5.3> } box { <1.35,-1.1,4>,<4.8,3.2,6> } Matte(<0.42,0.50,0.55>) }
  union { box { <1.2,-1.25,4.9>,<4.9,-1.05,5.1> } box { <1.2,3.1,4.9>,<4.9,3.3,5.1> } box { <1.2,-1.2,4.9>,<1.4,3.2,5.1> } box { <3.0,-1.2,4.95>,<3.12,3.2,5.1> } Matte(<0.90,0.89,0.86>) }
  #local K=0; #while (K<10) box { <1.35,-0.01,-0.16>,<4.8,0.01,0.16> rotate x*25 translate <0,3.0-0.2*K,4.7> Matte(<0.88,0.86,0.82>) } #local K=K+1; #end
  plane { -z,-30 texture { pigment { gradient y scale 30 translate -y*10 color_map { [0 color srgb <0.93,0.95,0.97>] [1 color srgb <0.55,0.72,0.92>] } } finish { ambient 0 diffuse 0 emission 0.95 } } no_shadow }
  #local SdH=seed(4); #local K=0; #while (K<9) box { <0,-20,0>,<1.7,-1+4.5*rand(SdH),1> translate <-2+1.9*K,0,20> texture { pigment { color srgb <0.55,0.52,0.52>+0.2*rand(SdH) } finish { diffuse 0.3 emission 0.5 } } } #local K=K+1; #end
  // shelf on the left
  union { box { <-5.2,-6,3.6>,<-5.0,6,5> } box { <0.55,-6,3.6>,<0.72,6,5> } box { <-5.2,-1.72,3.6>,<0.7,-1.60,5> } box { <-5.2,0.18,3.6>,<0.7,0.30,5> } box { <-5.2,2.0,3.6>,<0.7,2.12,5> } box { <-5.2,-6,4.8>,<0.7,6,5> } texture { WoodTex } }
  union { Books(2.4,2) translate <-3.9,-1.6,3.8> } union { Books(1.5,12) translate <-1.1,-1.6,3.8> }
  union { Books(1.7,5) translate <-3.9,0.30,3.8> } union { Books(2.2,6) translate <-1.8,0.30,3.8> }
  union { PotPlant(0.34,<0.88,0.86,0.82>,<0.30,0.48,0.25>,6) scale 0.85 translate <-2.4,2.12,4> } union { Books(1.6,15) translate <-1.3,2.12,3.8> }
  // desk lamp and the top of a screen
  union { cylinder { <2.6,-4,3>,<2.6,-0.9,3>,0.06 } cylinder { <2.6,-0.9,3>,<1.9,0.2,3>,0.06 } cone { <1.75,0.15,3>,0.16,<1.45,-0.35,2.9>,0.42 open } sphere { <2.6,-0.9,3>,0.11 } Clay(<0.90,0.62,0.15>) }
  box { <2.6,-4,2.2>,<5.4,-1.4,2.4> Clay(<0.10,0.11,0.12>) }
}
#declare ViewH=5.6; #declare ViewY=-0.10;
global_settings { SoftRadiosity(70) }
SoftBox(<-7,6,-10>, 6, <1.0,0.98,0.95>*0.75)
light_source { <7,3.5,1> color rgb <0.85,0.93,1>*0.45 }
light_source { <5,0,-11> color rgb 0.25 shadowless }
light_source { <-3,4,-2> color rgb 0.25 fade_distance 5 fade_power 2 }
#include "portrait.inc"
