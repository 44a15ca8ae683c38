// toy-car.pov - a wooden toy car on a pale sweep
#version 3.7;
#include "common.inc"
global_settings { #if (Pass < 2) SoftRadiosity(80) #end max_trace_level 6 }
camera { location <-2.6,4.2,-13> direction z*2.35 right x*image_width/image_height up y look_at <0.05,1.15,0> }
#if (Pass < 2)
// larger and finer than elsewhere, with much light from the front: a packshot's shadow is soft and pale
light_source { <-6,12,-8> color rgb <1.0,0.95,0.87>*0.85 area_light x*8,z*8,9,9 adaptive 1 circular orient }
light_source { <9,6,-3> color rgb <0.85,0.92,1>*0.22 shadowless }
light_source { <3,2,-12> color rgb 0.26 shadowless }
Sweep(5,6,<0.80,0.86,0.88>)
#end
#macro Wood(A,B,Rot,Tr) texture { pigment { wood turbulence <0.10,0.04,0.10> octaves 4 scale <0.16,0.16,2.5> rotate Rot translate Tr color_map { [0 color srgb A] [0.55 color srgb A*0.6+B*0.4] [0.9 color srgb B] [1 color srgb A] } }
  finish { ambient 0 diffuse 0.75 specular 0.22 roughness 0.03 reflection { 0.0,0.08 fresnel on } } } interior { ior 1.4 } #end
#macro Paint(C) texture { pigment { color srgb C } finish { ambient 0 diffuse 0.75 specular 0.30 roughness 0.02 reflection { 0.01,0.12 fresnel on } } } interior { ior 1.4 } #end
#macro Wheel()
  union {
    union { cylinder { z*-0.17,z*0.17,0.55 } torus { 0.50,0.17 rotate x*90 } Paint(<0.16,0.15,0.15>) }
    union { cylinder { z*-0.21,z*0.21,0.36 } torus { 0.36,0.03 rotate x*90 translate z*-0.20 } Wood(<0.86,0.68,0.44>,<0.70,0.49,0.28>,<0,0,20>,<0.3,0.1,0>) }
    sphere { z*-0.20,0.12 scale <1,1,1> Paint(<0.93,0.74,0.22>) }
  }
#end
#declare Red=<0.78,0.16,0.12>;
union {
  // body, bonnet and cabin: rounded blocks, the cabin of bare beech
  object { RBox(<-2.35,0.55,-0.95>,<2.35,1.40,0.95>,0.22) Paint(Red) }
  union { object { RBox(<-0.80,1.30,-0.88>,<2.05,1.62,0.88>,0.14) } Paint(Red) }
  difference {
    object { RBox(<-0.65,1.40,-0.82>,<1.75,2.62,0.82>,0.22) }
    object { RBox(<-0.30,1.72,-2>,<0.48,2.36,2>,0.10) } object { RBox(<0.72,1.72,-2>,<1.42,2.36,2>,0.10) }
    object { RBox(<-2,1.72,-0.55>,<0.3,2.36,0.55>,0.10) }
    Wood(<0.88,0.70,0.46>,<0.74,0.53,0.31>,<0,90,4>,<0,0.4,0.2>) }
  object { RBox(<-0.85,2.54,-0.95>,<1.95,2.74,0.95>,0.09) Paint(Red) }
  // the driver: a peg with a smile
  union { sphere { <0.10,1.95,0>,0.27 Wood(<0.92,0.76,0.54>,<0.84,0.66,0.44>,<90,0,0>,0) } cylinder { <0.10,1.3,0>,<0.10,1.75,0>,0.24 Paint(<0.20,0.45,0.62>) } }
  // lamps, bumpers, stripe
  #local S=-1;
  #while (S<2)
    union { sphere { 0,0.20 scale <0.45,1,1> translate <-2.34,1.08,0.55*S> Paint(<0.97,0.84,0.45>) } torus { 0.20,0.035 rotate z*90 translate <-2.34,1.08,0.55*S> Paint(<0.95,0.93,0.88>) } }
    #local S=S+2;
  #end
  object { RBox(<-2.52,0.55,-0.98>,<-2.2,0.76,0.98>,0.09) Wood(<0.86,0.68,0.44>,<0.70,0.49,0.28>,<0,0,0>,<0.5,0,0>) }
  object { RBox(<2.2,0.55,-0.98>,<2.52,0.76,0.98>,0.09) Wood(<0.86,0.68,0.44>,<0.70,0.49,0.28>,<0,0,0>,<0.5,0.2,0>) }
  box { <-2.2,1.00,-0.957>,<2.2,1.12,0.957> Paint(<0.96,0.93,0.86>) }
  object { Wheel() translate <-1.42,0.67,-1.12> } object { Wheel() translate <1.42,0.67,-1.12> }
  object { Wheel() rotate y*180 translate <-1.42,0.67,1.12> } object { Wheel() rotate y*180 translate <1.42,0.67,1.12> }
  rotate y*24 translate <0,0,0>
}
