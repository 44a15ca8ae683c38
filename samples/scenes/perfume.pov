// perfume.pov - a bottle of tinted glass with amber perfume on a light sweep
#version 3.7;
#include "common.inc"
// no radiosity here: gathering light through so many glass surfaces would take an hour
global_settings { max_trace_level 8 adc_bailout 0.03 }
camera { location <0,3.4,-13> direction z*2.05 right x*image_width/image_height up y look_at <0,2.15,0> }
#if (Pass < 2)
SoftBox(<-7,11,-5>, 7, <1.0,0.96,0.92>*0.90)
light_source { <5,7,-12> color rgb <1,0.96,0.95>*0.30 shadowless }
light_source { <-8,2,-9> color rgb <1,0.95,0.95>*0.12 shadowless }
light_source { <6,6,5> color rgb <1,0.9,0.85>*0.5 area_light x*2,y*2,3,3 adaptive 0 }
// soft panels for the reflections; a dark strip gives the glass its outline
box { <-6,0.5,-5>,<-5.8,8,1> texture { pigment { color rgb 1 } finish { ambient 0 diffuse 0 emission 0.5 } } no_image no_shadow no_radiosity }
box { <5,1,-3>,<5.2,7,2> texture { pigment { color rgb 1 } finish { ambient 0 diffuse 0 emission 0.7 } } no_image no_shadow no_radiosity }
Sweep(4,5,<0.94,0.91,0.88>)
#end
#declare GlassM = material { texture { pigment { color rgbf <0.80,0.56,0.46,0.97> } finish { ambient 0 diffuse 0 specular 0.8 roughness 0.002 reflection { 0.02,0.9 fresnel on } conserve_energy } } interior { ior 1.45 fade_distance 1.2 fade_power 1001 fade_color <0.55,0.26,0.16> } }
#if (Pass = 2) #declare GlassM = material { texture { pigment { color rgb 0 } } }; #end   // a mask does not see through it
#declare LiquidM = material { texture { pigment { color rgbf <1.00,0.86,0.62,0.97> } finish { ambient 0 diffuse 0 specular 0.2 roughness 0.01 } } interior { ior 1.36 fade_distance 2.2 fade_power 1001 fade_color <0.95,0.50,0.14> } }
// Rounded boxes as meshes: nested materials (glass > liquid, glass > air) need no slow CSG.
#declare fBox = function(x,y,z,A,B,C) { pow(pow(abs(x/A),9)+pow(abs(y/B),9)+pow(abs(z/C),9),1/9)-1 }
#declare fOuter  = function(x,y,z) { fBox(x,y-1.46,z, 1.25,1.45,0.62) }
#declare fLiquid = function(x,y,z) { fSmax(fBox(x,y-1.55,z, 1.06,1.20,0.44), (y-2.55), 0.04) }
#declare fAir    = function(x,y,z) { fSmax(fBox(x,y-1.55,z, 1.06,1.20,0.44), (2.556-y), 0.04) }
#declare Bottle = union {
  object { RadialMesh(fOuter,<0,1.46,0>,2.4,220,160,1,1) material { GlassM } }
  object { RadialMesh(fLiquid,<0,1.3,0>,2.4,200,150,1,1) material { LiquidM } }
  object { RadialMesh(fAir,<0,2.65,0>,2.0,200,120,1,1) material { texture { pigment { color rgbf 1 } finish { ambient 0 diffuse 0 } } interior { ior 1 } } }
  // dip tube
  cylinder { <0.05,0.5,0>,<0,2.8,0>,0.04 texture { pigment { color rgbf <0.95,0.95,0.93,0.5> } finish { FinClay } } }
  // collar, neck and cap
  cylinder { y*2.86,y*3.10,0.42 texture { pigment { color srgb <0.93,0.74,0.46> } finish { FinMetal diffuse 0.5 } } }
  torus { 0.42,0.035 translate y*2.90 texture { pigment { color srgb <0.93,0.74,0.46> } finish { FinMetal diffuse 0.5 } } }
  #declare fCapB = function(x,y,z) { fBox(x,y,z, 0.62,0.62,0.50) }
  object { RadialMesh(fCapB,<0,0,0>,1.3,140,100,1,1) translate y*3.73 texture { pigment { color srgb <0.10,0.085,0.09> } finish { ambient 0 diffuse 0.6 specular 0.6 roughness 0.008 reflection { 0.03,0.45 fresnel on } } } interior { ior 1.5 } }
  // label: a blank paper oval with a golden rim and a drawn drop
  union { cylinder { <0,0,-0.635>,<0,0,-0.62>,1 scale <0.52,0.66,1> texture { pigment { color srgb <0.97,0.95,0.90> } finish { ambient 0 diffuse 0.9 emission (Pass = 2 ? 0 : 0.15) } } }
    torus { 1,0.035 rotate x*90 scale <0.50,0.64,0.35> translate z*-0.635 texture { pigment { color srgb <0.85,0.64,0.36> } finish { FinMetal diffuse 0.5 } } }
    sphere { 0,0.15 scale <1,1,0.15> translate <0,-0.08,-0.636> Clay(<0.75,0.42,0.20>) } cone { <0,-0.02,-0.636>,0.135,<0,0.30,-0.636>,0 scale <1,1,1> Clay(<0.75,0.42,0.20>) }
    translate y*1.36 }
}
object { Bottle rotate y*-20 }
