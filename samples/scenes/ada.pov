// ada.pov - Ada, curls and a blue jumper, before her kitchen shelf
#version 3.7;
#declare SkinC=<0.50,0.31,0.215>; #declare BlushC=<0.60,0.27,0.19>; #declare LipC=<0.62,0.20,0.22>;
#declare HairC=<0.13,0.075,0.055>; #declare IrisC=<0.30,0.16,0.07>; #declare LashR=0.024;
#declare JawW=0.56; #declare LipFull=1.15; #declare MouthOpen=1; #declare Gaze=<-8,3>; #declare BrowR=0.040;
#declare LineY=0.70; #declare NeckR=0.31; #declare ShW=0.90; #declare BrowC=HairC*0.6;
#include "person.inc"
#include "props.inc"

// curls: helices standing out of the scalp, over a dark base
#macro Curl(Az,El,Len,J)
  #local Q=Scalp(Az,El,1.0); #local D=vnormalize(Q-<0,0.20,0.10>);
  #local A=vnormalize(vcross(D,<0.3,1,0.2>)); #local B=vcross(D,A);
  #local CP=array[27]; #local CR=array[27]; #local CI=0;
  #while (CI<=26)
    #local T=CI/26; #local W=T*2*pi*2.3+Az*7;
    #local CP[CI]=Q+D*Len*T+(A*cos(W)+B*sin(W))*0.125-y*0.10*T*T*Len;
    #local CR[CI]=0.058*pow(sin(pi*(0.15+0.82*T)),0.5);
    #local CI=CI+1;
  #end
  object { Tube(CP,CR,26,7) HairTex(J) }
#end
#declare Hair = union {
  sphere { 0,1 scale <0.98,0.95,0.90> translate <0,0.52,0.30> HairTex(0.5) }
  #local Sd=seed(7); #local I=0; #local N=int(480*Detail);
  #while (I<N)
    // even spread over the sphere (golden angle); keep only what is above the hairline
    #local El=degrees(asin(1-1.62*(I+0.5)/N)); #local Az=mod(I*137.508,360)-180;
    #if (!(abs(Az)<74 & El<12+0.33*(74-abs(Az))))      // the face stays free
      Curl(Az+6*(rand(Sd)-0.5),El+6*(rand(Sd)-0.5),0.36+0.20*rand(Sd),0.75+0.7*rand(Sd))
    #end
    #local I=I+1;
  #end
}
#declare Gold = texture { pigment { color srgb <0.95,0.72,0.30> } finish { FinMetal diffuse 0.55 } }
#declare Subject = union {
  union { Face() object { Hair }
    torus { 0.17,0.026 rotate x*90 rotate y*60 translate <0.90,-0.42,0.04> texture { Gold } }
    torus { 0.17,0.026 rotate x*90 rotate y*-60 translate <-0.90,-0.42,0.04> texture { Gold } }
    translate y*0.7 rotate z*-5 rotate y*14 translate y*-0.80 }
  Neck()
  object { TorsoMesh Knit(<0.16,0.40,0.72>) }
  RibCollar(0.40,-1.16,0.44,-1.40,0.66,-1.56, 44,0.042,<0.15,0.37,0.68>)
}
// kitchen: tiled wall, two loaded shelves
#declare Backdrop = union {
  plane { -z,-4.6 texture { pigment { brick color srgb <0.70,0.67,0.62>, color srgb <0.90,0.87,0.80> brick_size <1.1,0.7,1> mortar 0.05 } finish { FinGloss } } }
  #local KS=0;
  #while (KS<3)
    #local SY=array[3]{-2.75,-0.35,2.0}
    box { <-7,SY[KS]-0.16,3.1>,<7,SY[KS],4.6> texture { WoodTex } }
    #local KS=KS+1;
  #end
  union { Jar(0.42,1.25,<0.80,0.30,0.18>,<0.35,0.22,0.12>) translate <-3.2,-0.35,3.8> }
  union { Jar(0.36,0.95,<0.35,0.50,0.30>,<0.35,0.22,0.12>) translate <-2.3,-0.35,3.7> }
  object { Bottle(0.26,1.7,<0.16,0.34,0.20>) translate <-1.55,-0.35,3.9> }
  union { PotPlant(0.42,<0.78,0.42,0.28>,<0.32,0.50,0.22>,4) translate <2.35,-0.35,3.8> }
  union { Jar(0.38,1.1,<0.92,0.80,0.55>,<0.75,0.70,0.62>) translate <3.3,-0.35,3.8> }
  object { Bottle(0.22,1.5,<0.55,0.30,0.12>) translate <1.5,-0.35,3.9> }
  union { Mug(0.32,0.55,<0.25,0.45,0.62>,20) translate <-3.1,-2.75,3.7> } union { Mug(0.32,0.55,<0.85,0.75,0.35>,-30) translate <-2.2,-2.75,3.7> }
  object { Bowl(0.55,<0.80,0.45,0.35>) translate <2.2,-2.75,3.7> } object { Bowl(0.50,<0.45,0.60,0.62>) translate <2.2,-2.50,3.7> }
  union { Jar(0.36,1.3,<0.55,0.33,0.22>,<0.75,0.70,0.62>) translate <3.2,-2.75,3.8> }
  union { Books(1.6,9) translate <-3.6,2.0,3.4> } union { Mug(0.32,0.55,<0.80,0.35,0.28>,0) translate <2.6,2.0,3.6> } object { Bowl(0.6,<0.90,0.86,0.78>) translate <1.2,2.0,3.7> }
  union { Jar(0.36,1.0,<0.30,0.42,0.52>,<0.6,0.4,0.25>) translate <-1.4,2.0,3.7> }
}
#declare ViewH=6.1; #declare ViewY=0.10;
global_settings { SoftRadiosity(70) }
SoftBox(<-7,7,-10>, 5, <1.0,0.96,0.90>*1.15)
light_source { <6,4.5,2.2> color rgb <1,0.92,0.82>*0.30 }                       // rim
light_source { <7,0,-10> color rgb <0.9,0.95,1>*0.22 shadowless }             // fill
#include "portrait.inc"
