// teapot.pov - a glazed teapot and a cup on a wooden table, a linen cloth behind
#version 3.7;
#include "common.inc"
global_settings { #if (Pass < 2) SoftRadiosity(80) #end max_trace_level 8 }
camera { location <0.5,3.6,-15> direction z*2.6 right x*image_width/image_height up y look_at <0.35,1.35,0> }
#if (Pass < 2)
SoftBox(<-8,11,-7>, 5, <1.0,0.95,0.88>*1.0)
light_source { <9,5,-6> color rgb <0.75,0.85,1>*0.22 shadowless }
// a big white panel, seen only in the glaze
box { <-9,4,-8>,<-5,10,-4> texture { pigment { color rgb 1 } finish { ambient 0 diffuse 0 emission 1.1 } } no_image no_shadow no_radiosity }
// the wall, a little uneven
plane { -z,-9 texture { pigment { gradient y scale 14 translate -y*2 color_map { [0 color srgb <0.62,0.60,0.56>] [1 color srgb <0.80,0.79,0.76>] } } finish { FinMatte } normal { bumps 0.15 scale <0.9,0.6,1> } } }
// planks
#local Sd=seed(2); #local K=0;
#while (K<9)
  object { RBox(<-14,-0.4,-5+1.7*K>,<14,0,-5+1.7*K+1.68>,0.03)
    texture { pigment { wood turbulence <0.25,0.05,0.25> octaves 4 scale <3,0.30,0.30> rotate <3*rand(Sd),0,2*rand(Sd)> translate <20*rand(Sd),rand(Sd),3*rand(Sd)>
      color_map { [0 color srgb <0.50,0.33,0.20>] [0.5 color srgb <0.58,0.39,0.24>] [0.8 color srgb <0.46,0.29,0.17>] [1 color srgb <0.54,0.36,0.22>] } }
      finish { ambient 0 diffuse 0.75 specular 0.15 roughness 0.04 reflection { 0.01,0.10 fresnel on } } } interior { ior 1.45 } }
  #local K=K+1;
#end
#end
// glaze: celadon, speckled, the foot bare clay
#declare Glaze = texture {
  pigment { granite scale 1.6 color_map { [0 color srgb <0.30,0.56,0.54>] [0.62 color srgb <0.34,0.61,0.58>] [0.72 color srgb <0.42,0.66,0.62>] [0.80 color srgb <0.22,0.40,0.38>] [1 color srgb <0.30,0.56,0.54>] } }
  finish { ambient 0 diffuse 0.72 specular 0.45 roughness 0.006 reflection { 0.03,0.35 fresnel on } conserve_energy } }
#declare Bare = texture { pigment { granite scale 0.6 color_map { [0 color srgb <0.74,0.58,0.45>] [1 color srgb <0.64,0.47,0.35>] } } finish { FinMatte } }
union {
  lathe { cubic_spline 14, <0,0.20>,<0.0,0.13>,<0.85,0.13>,<1.02,0.20>,<1.50,0.55>,<1.80,1.15>,<1.72,1.75>,<1.28,2.25>,<0.90,2.42>,<0.84,2.50>,<0.78,2.50>,<0.75,2.40>,<0.1,2.3>,<0,2.3> texture { Glaze } }
  cylinder { 0,y*0.2,0.92 texture { Bare } }
  // lid and knob
  lathe { cubic_spline 12, <0.85,2.40>,<0.80,2.47>,<0.80,2.55>,<0.72,2.62>,<0.40,2.78>,<0.14,2.86>,<0.12,2.95>,<0.25,3.06>,<0.24,3.20>,<0.10,3.27>,<0,3.28>,<-0.1,3.27> texture { Glaze } }
  // spout: a tapering tube, cut open at its end by a dark disc
  #local A=<1.45,0.95,0>; #local B=<2.45,0.95,0>; #local C=<2.25,2.15,0>; #local D=<3.00,2.55,0>;
  object { BezTube(A,B,C,D,0.50,0.20,40,32) texture { Glaze } }
  torus { 0.19,0.045 rotate z*-50 translate D texture { Glaze } }
  cylinder { D-0.05*<0.7,0.4,0>,D,0.17 texture { pigment { color srgb 0.06 } finish { FinMatte } } }
  // handle: a round bow at the back
  object { BezTube(<-1.42,2.10,0>,<-3.45,3.0,0>,<-3.0,0.2,0>,<-1.62,0.85,0>,0.155,0.145,50,24) texture { Glaze } }
  rotate y*-14 translate <-0.55,0,0.4>
}
#if (Pass < 2)
// the cup, with tea
union {
  lathe { cubic_spline 14, <0,0.12>,<0.0,0.06>,<0.40,0.06>,<0.50,0.12>,<0.72,0.40>,<0.82,0.80>,<0.86,1.02>,<0.835,1.05>,<0.80,1.02>,<0.76,0.80>,<0.66,0.42>,<0.40,0.18>,<0,0.16>,<-0.1,0.16> texture { Glaze } }
  cylinder { 0,y*0.1,0.44 texture { Bare } }
  disc { y*0.88,y,0.785 texture { pigment { color srgb <0.50,0.24,0.07> } finish { ambient 0 diffuse 0.6 specular 0.6 roughness 0.003 reflection { 0.04,0.5 fresnel on } } normal { bumps 0.02 } } interior { ior 1.33 } }
  translate <3.55,0,-1.3>
}
// two biscuits
#local K=0;
#while (K<2)
  union { torus { 0.50,0.11 } cylinder { -y*0.10,y*0.10,0.50 }
    #local J=0; #while (J<11) sphere { <0.38*cos(J*2.4)*sqrt(J/11)*1.2,0.09,0.38*sin(J*2.4)*sqrt(J/11)*1.2>,0.075 texture { pigment { color srgb <0.26,0.14,0.08> } finish { FinClay } } } #local J=J+1; #end
    texture { pigment { granite color_map { [0 color srgb <0.85,0.64,0.38>] [1 color srgb <0.74,0.52,0.28>] } } finish { FinMatte } normal { granite 0.25 } }
    #if (K=1) rotate z*16 translate <0.42,0.20,0.1> #end translate <-3.15,0.11,-2.3> }
  #local K=K+1;
#end
#end
