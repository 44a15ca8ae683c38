// bruno.pov - Bruno, red beard and woollen hat, before a brick wall
#version 3.7;
#declare SkinC=<0.91,0.70,0.58>; #declare BlushC=<0.90,0.47,0.40>; #declare LipC=<0.78,0.40,0.36>;
#declare HairC=<0.62,0.28,0.10>; #declare IrisC=<0.22,0.42,0.55>; #declare BrowC=<0.55,0.24,0.09>;
#declare JawW=0.64; #declare ChinR=0.24; #declare NoseR=0.155; #declare NoseW=0.115; #declare BrowR=0.062;
#declare NeckR=0.42; #declare ShW=1.14; #declare SmileK=0.9; #declare LineY=0.75; #declare Gaze=<5,3>;
#include "person.inc"
#include "props.inc"

// beard: locks laid along the jaw with trace(), longer at the chin
#macro BeardLock(X,Y,L,J)
  #local Nr=<0,0,0>; #local Q=trace(HeadMesh,<X*2.4,Y,-3>,vnormalize(<-X*1.4,0,2.6>),Nr);
  #if (vlength(Nr)>0)
    #local Dn=vnormalize(<X*0.25,-1,-0.15>); #local Dn=vnormalize(Dn-Nr*vdot(Dn,Nr)*0.8+Nr*0.30);
    #local BP=array[9]; #local BR=array[9]; #local BI=0;
    #while (BI<=8)
      #local T=BI/8;
      #local BP[BI]=Q-Nr*0.02+Dn*L*T+Nr*0.10*sin(pi*T*0.8)-<X*0.22,0,0>*T*T*L;
      #local BR[BI]=0.066*pow(sin(pi*(0.18+0.80*T)),0.7);
      #local BI=BI+1;
    #end
    object { Tube(BP,BR,8,7) HairTex(J) }
  #end
#end
#declare Hair = union {
  object { RadialMesh(fCap,<0,0.3,0.06>,1.4,120,90,1,1) HairTex(0.9) }
  #local Sd=seed(11); #local Row=0;
  #while (Row<12)
    #local Y=-0.10-Row*0.062; #local K=0; #local NK=26;
    #while (K<=NK)
      #local X=(2*K/NK-1)*0.86+0.02*(rand(Sd)-0.5);
      // the beard's edge: from the ears down and around the mouth
      #local Edge=-0.66+0.62*pow(min(1,abs(X)/0.74),2.6);
      #if (Y<Edge) BeardLock(X,Y+0.03*(rand(Sd)-0.5),0.22+0.16*rand(Sd)+max(0,-Y-0.5)*0.35,0.75+0.55*rand(Sd)) #end
      #local K=K+1;
    #end
    #local Row=Row+1;
  #end
  // moustache
  #local K=0;
  #while (K<26)
    #local S=select(mod(K,2)-0.5,-1,1); #local X0=0.02+0.10*rand(Sd); #local Nr=<0,0,0>;
    #local Q=trace(HeadMesh,<S*X0,-0.315-0.035*rand(Sd),-3>,z,Nr);
    #local Q2=trace(HeadMesh,<S*(0.33+0.08*rand(Sd)),-0.40-0.06*rand(Sd),-3>,z,Nr);
    object { BezTube(Q+<0,0,-0.02>,Q+<S*0.12,0.02,-0.09>,Q2+<-S*0.06,0.06,-0.08>,Q2+<0,-0.03,-0.01>,0.048,0.022,10,7) HairTex(0.8+0.5*rand(Sd)) }
    #local K=K+1;
  #end
}
// the hat: ribs over the skull, a rolled brim and a pompom
#declare HatC=<0.16,0.42,0.50>;
#declare Hat = union {
  #local K=0;
  #while (K<46)
    #local HP=array[17]; #local HR=array[17]; #local HI=0; #local Az=360*K/46;
    #while (HI<=16)
      #local T=HI/16; #local El=16+73*T; #local D=Dir(Az,El);
      #local HP[HI]=<0,0.28,0.10>+D*<0.94,1.06,0.98>*(1+0.03*sin(pi*T)); #local HR[HI]=0.078*cos(radians(El-10))+0.012;
      #local HI=HI+1;
    #end
    Tube(HP,HR,16,8)
    #local HI=0;
    #while (HI<=16)
      #local T=HI/16; #local D=Dir(Az,4+22*T);
      #local HP[HI]=<0,0.28,0.10>+D*<0.96,1.02,1.0>*(1.03+0.05*sin(pi*T)); #local HR[HI]=0.072;
      #local HI=HI+1;
    #end
    Tube(HP,HR,16,8) sphere { HP[0],HR[0] } sphere { HP[16],HR[16] }
    #local K=K+1;
  #end
  #local Sd=seed(5); #local K=0;
  #while (K<420*Detail)
    #local D=Dir(360*rand(Sd),degrees(asin(2*rand(Sd)-1)));
    cone { <0,1.52,0.10>,0.03,<0,1.52,0.10>+D*(0.25+0.05*rand(Sd)),0.012 }
    #local K=K+1;
  #end
  sphere { <0,1.52,0.10>,0.20 }
  texture { pigment { color srgb HatC } finish { FinMatte } normal { bumps 0.25 scale 0.02 } }
  rotate x*8 translate <0,0.03,0.04>
}
#declare Subject = union {
  union { Face() object { Hair } object { Hat } translate y*0.7 rotate z*4 rotate y*-10 translate y*-0.80 }
  Neck()
  object { TorsoMesh Knit(<0.88,0.83,0.73>) }
  RibCollar(0.50,-1.02,0.52,-1.30,0.74,-1.50, 44,0.052,<0.86,0.81,0.71>)
}
// a brick wall with a board of pots and hanging vines
#declare Backdrop = union {
  plane { -z,-4.2 texture { pigment { brick pigment { color srgb <0.62,0.57,0.52> }, pigment { bozo scale <1.3,0.5,1> color_map { [0 color srgb <0.50,0.22,0.16>] [0.5 color srgb <0.60,0.28,0.19>] [1 color srgb <0.42,0.19,0.15>] } } brick_size <1.15,0.42,1> mortar 0.055 }
    normal { brick 0.6 brick_size <1.15,0.42,1> mortar 0.055 } finish { FinMatte } } }
  box { <-6,-1.95,3.0>,<6,-1.78,4.2> texture { WoodTex } }
  union { PotPlant(0.50,<0.72,0.40,0.26>,<0.26,0.44,0.20>,8) translate <-3.6,-1.78,3.6> }
  union { PotPlant(0.36,<0.85,0.82,0.76>,<0.40,0.55,0.26>,18) translate <-2.35,-1.78,3.5> }
  union { PotPlant(0.44,<0.30,0.40,0.46>,<0.30,0.50,0.28>,28) translate <2.5,-1.78,3.5> }
  union { PotPlant(0.52,<0.72,0.40,0.26>,<0.24,0.42,0.20>,38) translate <3.8,-1.78,3.6> }
  #local K=0; #while (K<9) #local VX=array[9]{-4.3,-3.8,-3.4,-2.7,-2.2,2.4,3.0,3.5,4.1}
    union { Trail(2.3+1.3*abs(sin(K*2.3)),0.34,<0.27,0.46,0.22>,K) translate <VX[K],4.5,3.9> } #local K=K+1; #end
  box { <1.9,0.55,4.0>,<3.5,1.75,4.2> Clay(<0.20,0.30,0.34>) } box { <2.0,0.65,3.98>,<3.4,1.65,4.1> Matte(<0.86,0.80,0.68>) }
  sphere { 0,1 scale <0.35,0.35,0.05> translate <2.7,1.15,3.98> Matte(<0.80,0.40,0.25>) }
}
#declare ViewH=6.4; #declare ViewY=0.30;
global_settings { SoftRadiosity(70) }
SoftBox(<-4,9,-12>, 9, <0.95,0.97,1.0>*0.75)
light_source { <-8,4,2> color rgb <0.9,0.95,1>*0.22 }
light_source { <6,0,-10> color rgb <0.9,0.95,1>*0.32 shadowless }
#include "portrait.inc"
