// living-room-cone.pov - a tidy living room, but for the traffic cone beside the chair
#version 3.7;
#include "props.inc"
global_settings { #if (Pass < 2) SoftRadiosity(90) #end }
camera { location <0.6,4.0,-16> direction z*1.75 right x*image_width/image_height up y look_at <0.3,3.0,0> }
#if (Pass < 2)
SoftBox(<-6,13,-10>, 7, <1.0,0.96,0.90>*0.85)
light_source { <5.3,6.1,3.6> color srgb <1.0,0.82,0.58>*0.75 fade_distance 3 fade_power 2 }        // the floor lamp
light_source { <10,5,-9> color rgb 0.13 shadowless }
// walls, skirting, floor boards, rug
plane { -z,-6 texture { pigment { color srgb <0.60,0.68,0.64> } finish { FinMatte } normal { bumps 0.05 scale 0.4 } } }
object { RBox(<-20,0,5.8>,<20,0.5,6.1>,0.05) Clay(<0.92,0.91,0.88>) }
#local Sd=seed(6); #local K=0;
#while (K<20)
  box { <-20,-0.2,-12+0.95*K>,<20,0,-12+0.95*K+0.93> texture { pigment { wood turbulence <0.2,0.05,0.2> octaves 4 scale <4,0.3,0.3> translate <30*rand(Sd),rand(Sd),5*rand(Sd)> rotate x*2 color_map { [0 color srgb <0.66,0.48,0.31>] [0.6 color srgb <0.72,0.54,0.36>] [1 color srgb <0.60,0.42,0.26>] } }
    finish { ambient 0 diffuse 0.75 specular 0.12 roughness 0.05 reflection { 0.01,0.12 fresnel on } } } interior { ior 1.4 } }
  #local K=K+1;
#end
union { cylinder { 0,y*0.07,1 } torus { 0.995,0.03 translate y*0.035 } scale <5.6,1,3.4> translate <-0.2,0,-1.2>
  texture { pigment { cylindrical scale <5.6,1,3.4> translate <-0.2,0,-1.2> color_map { [0.10 color srgb <0.88,0.84,0.75>] [0.10 color srgb <0.42,0.50,0.52>] [0.16 color srgb <0.42,0.50,0.52>] [0.16 color srgb <0.88,0.84,0.75>] } } finish { FinMatte } normal { granite 0.35 scale 0.15 } } }
// armchair: upholstered rounded boxes on wooden legs
#declare Uph = texture { pigment { granite scale 0.25 color_map { [0 color srgb <0.13,0.30,0.42>] [1 color srgb <0.18,0.37,0.50>] } } finish { FinMatte } normal { bumps 0.12 scale 0.03 } }
#declare Chair = union {
  object { RBox(<-1.55,0.75,-1.5>,<1.55,1.35,1.4>,0.22) texture { Uph } }
  object { RBox(<-1.28,1.25,-1.62>,<1.28,1.85,1.0>,0.27) texture { Uph } }
  object { RBox(<-1.50,0.9,-0.38>,<1.50,4.0,0.38>,0.34) rotate x*10 translate z*1.15 texture { Uph } }
  object { RBox(<-1.95,0.75,-1.55>,<-1.30,2.35,1.45>,0.28) texture { Uph } } object { RBox(<1.30,0.75,-1.55>,<1.95,2.35,1.45>,0.28) texture { Uph } }
  object { RBox(<-0.75,-0.6,-0.22>,<0.75,0.6,0.22>,0.21) rotate <18,0,7> translate <0.15,2.40,0.25> texture { pigment { gradient x scale 0.3 color_map { [0.5 color srgb <0.90,0.72,0.30>] [0.5 color srgb <0.95,0.90,0.78>] } rotate <18,0,7> } finish { FinMatte } } }
  #local SX=-1; #while (SX<2) #local SZ=-1; #while (SZ<2) cone { <1.5*SX,0.8,1.15*SZ>,0.13,<1.65*SX,0,1.3*SZ>,0.075 texture { WoodTex } } #local SZ=SZ+2; #end #local SX=SX+2; #end
}
object { Chair rotate y*-16 translate <-0.9,0.06,1.2> }
#end
// ---- the traffic cone
#declare Cone = union {
  union { object { RBox(<-0.78,0,-0.78>,<0.78,0.16,0.78>,0.07) } cone { y*0.14,0.56,y*2.35,0.12 } torus { 0.56,0.05 translate y*0.17 } torus { 0.10,0.035 translate y*2.35 } Clay(<0.96,0.36,0.05>) }
}
#macro ConeR(Y) (0.56-0.44*(Y-0.14)/2.21+0.012) #end
union { object { Cone } cone { y*0.80,ConeR(0.80),y*1.22,ConeR(1.22) Clay(<0.97,0.96,0.94>) } cone { y*1.58,ConeR(1.58),y*1.88,ConeR(1.88) Clay(<0.97,0.96,0.94>) }
  scale 1.08 rotate y*24 translate <2.85,0.06,-1.7> }
#if (Pass < 2)
// side table with plant, lamp, shelf with books, pictures
union { cylinder { y*1.75,y*1.9,1.0 } cone { <0.5,1.8,0>,0.09,<0.75,0,0>,0.06 } cone { <-0.3,1.8,0.45>,0.09,<-0.45,0,0.65>,0.06 } cone { <-0.3,1.8,-0.45>,0.09,<-0.45,0,-0.65>,0.06 } texture { WoodTex } translate <-4.7,0,1.8> }
union { PotPlant(0.48,<0.90,0.88,0.84>,<0.28,0.48,0.24>,3) translate <-4.9,1.9,2.0> } union { Mug(0.20,0.38,<0.80,0.32,0.25>,-50) translate <-4.1,1.9,1.3> }
#declare Brass = texture { pigment { color srgb <0.90,0.72,0.42> } finish { FinMetal diffuse 0.5 } }
union { cylinder { 0,y*0.1,0.7 } cylinder { 0,y*5.5,0.06 } texture { Brass } translate <5.3,0,3.8> }
cone { <5.3,5.4,3.8>,1.05,<5.3,6.9,3.8>,0.68 open texture { pigment { color srgb <0.97,0.91,0.79> } finish { ambient 0 diffuse 0.5 emission <0.55,0.42,0.25> } } no_shadow }
// low cupboard with books and a bowl
union { object { RBox(<3.9,0.5,4.2>,<9.9,2.3,5.9>,0.08) texture { WoodTex } } box { <3.9,0,4.6>,<4.1,0.6,4.8> texture { WoodTex } } cylinder { <6.6,0.62,4.19>,<6.6,2.2,4.19>,0.02 Matte(<0.30,0.2,0.12>) }
  union { Books(1.7,4) scale <1,1,0.8> translate <6.4,2.3,4.7> } object { Bowl(0.5,<0.85,0.50,0.35>) translate <8.7,2.3,5.0> } translate <0.2,0,0> }
#macro Picture(X,Y,W,H,C1,C2)
  union { object { RBox(<-W,-H,-0.1>,<W,H,0.1>,0.05) texture { WoodTex } } box { <-W*0.88,-H*0.90,-0.12>,<W*0.88,H*0.90,0> Matte(<0.94,0.92,0.87>) }
    cylinder { <-W*0.15,H*0.15,-0.13>,<-W*0.15,H*0.15,-0.1>,W*0.42 Matte(C1) } box { <-W*0.6,-H*0.62,-0.135>,<W*0.6,-H*0.18,-0.1> Matte(C2) } translate <X,Y,5.85> }
#end
Picture(-3.0,6.1,1.05,1.4,<0.88,0.55,0.30>,<0.22,0.42,0.50>) Picture(-0.2,6.3,1.25,0.95,<0.93,0.78,0.40>,<0.75,0.38,0.30>)
// window light: a curtain on the left
#local K=0;
#while (K<22) cylinder { <-10.6+0.19*K,0.15,5.2+0.16*mod(K,2)>,<-10.6+0.19*K,9.5,5.2+0.16*mod(K,2)>,0.17 Matte(<0.90,0.86,0.78>) } #local K=K+1; #end
#end
