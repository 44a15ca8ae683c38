// headphones.pov - over-ear headphones, brown leather and gunmetal, on a light sweep
#version 3.7;
#include "common.inc"
global_settings { #if (Pass < 2) SoftRadiosity(80) #end max_trace_level 6 }
camera { location <-1.2,3.9,-14> direction z*2.1 right x*image_width/image_height up y look_at <0,2.15,0> }
#if (Pass < 2)
// larger and finer than elsewhere: the band's long shadow must melt away
light_source { <-7,12,-7> color rgb <1.0,0.96,0.90>*0.95 area_light x*9,z*9,9,9 adaptive 3 circular orient }
light_source { <9,6,-3> color rgb <0.8,0.9,1>*0.35 shadowless }
light_source { <7,2,-9> color rgb 0.14 shadowless }
box { <-8,3,-7>,<-7,9,0> texture { pigment { color rgb 1 } finish { ambient 0 diffuse 0 emission 1.2 } } no_image no_shadow no_radiosity }
Sweep(3,5,<0.90,0.89,0.87>)
#end
#declare Leather = texture { pigment { bozo scale 0.3 color_map { [0 color srgb <0.50,0.27,0.14>] [1 color srgb <0.58,0.33,0.18>] } } finish { ambient 0 diffuse 0.75 specular 0.22 roughness 0.04 } normal { crackle 0.25 scale 0.055 } }
#declare Dark = texture { pigment { color srgb <0.11,0.11,0.12> } finish { ambient 0 diffuse 0.6 specular 0.4 roughness 0.03 reflection { 0.02,0.15 fresnel on } } }
#declare Steel = texture { pigment { color srgb <0.30,0.30,0.32> } finish { FinMetal diffuse 0.5 reflection { 0.18 metallic } } }   // gunmetal
#declare Copper = texture { pigment { color srgb <0.90,0.60,0.42> } finish { FinMetal diffuse 0.5 } }
// one ear cup; its outside looks to -x
#declare Cup = union {
  union {                                     // cushion: a soft oval ring
    torus { 0.78,0.30 rotate z*90 scale <1.15,1.18,1> translate x*0.36 } texture { Leather } }
  cylinder { x*0.2,x*0.45,0.72 scale <1,1.18,1> texture { pigment { color srgb 0.05 } finish { FinMatte } } }
  union { lathe { cubic_spline 9, <-0.1,-0.34>,<0,-0.34>,<0.60,-0.32>,<0.88,-0.20>,<0.98,0.02>,<0.99,0.16>,<0.90,0.22>,<0,0.22>,<-0.1,0.22> rotate z*-90 scale <1,1.18,1> } texture { Dark } }
  torus { 0.985,0.028 rotate z*90 scale <1,1.18,1> translate x*0.06 texture { Copper } }
  torus { 0.56,0.022 rotate z*90 scale <1,1.18,1> translate x*-0.325 texture { Copper } }
  cylinder { x*-0.35,x*-0.3,0.54 scale <1,1.18,1> texture { Steel normal { onion 0.25 scale 0.06 } } }
  // fork
  object { BezTube(<0,0.1,-1.06>,<0,1.05,-1.10>,<0,1.50,-0.55>,<0,1.58,0>,0.085,0.095,20,14) texture { Steel } }
  object { BezTube(<0,0.1,1.06>,<0,1.05,1.10>,<0,1.50,0.55>,<0,1.58,0>,0.085,0.095,20,14) texture { Steel } }
  sphere { <0,0.1,-1.06>,0.12 texture { Copper } } sphere { <0,0.1,1.06>,0.12 texture { Copper } }
}
#declare Phones = union {
  object { Cup rotate z*5 translate <-1.72,1.5,0> }
  object { Cup scale <-1,1,1> rotate z*-5 translate <1.72,1.5,0> }
  // band: metal bow, padded above
  object { BezTube(<-1.84,3.05,0>,<-2.05,5.75,0>,<2.05,5.75,0>,<1.84,3.05,0>,0.085,0.085,60,14) scale <1,1,2.2> texture { Steel } }
  #local N=48; #local P=array[N+1]; #local R=array[N+1]; #local K=0;
  #while (K<=N)
    #local T=0.14+0.72*K/N; #local S=1-T;
    #local P[K]=<-1.84,3.05,0>*S*S*S+3*<-2.05,5.75,0>*S*S*T+3*<2.05,5.75,0>*S*T*T+<1.84,3.05,0>*T*T*T-y*0.02;
    #local R[K]=0.19*pow(sin(pi*(0.06+0.88*K/N)),0.35);
    #local K=K+1;
  #end
  object { Tube(P,R,N,20) scale <1,1,2.0> texture { Leather } }
  cylinder { <-1.84,2.85,0>,<-1.86,3.5,0>,0.12 scale <1,1,1.5> texture { Dark } } cylinder { <1.84,2.85,0>,<1.86,3.5,0>,0.12 scale <1,1,1.5> texture { Dark } }
}
object { Phones rotate x*9 rotate y*32 translate <-0.05,-0.27,0.3> }
