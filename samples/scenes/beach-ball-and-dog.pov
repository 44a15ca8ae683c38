// beach-ball-and-dog.pov - sand, sea, a clay dog, and a red-and-white ball that somebody forgot
#version 3.7;
#include "common.inc"
global_settings { #if (Pass < 2) SoftRadiosity(60) #end }
camera { location <0,3.6,-15> direction z*1.75 right x*image_width/image_height up y look_at <0,2.2,0> }
#if (Pass < 2)
SoftBox(<-14,15,-12>, 3, <1.0,0.93,0.82>*1.25)
light_source { <9,4,-10> color rgb <0.7,0.85,1>*0.16 shadowless }
// sky with soft clouds
sky_sphere {
  pigment { gradient y color_map { [0 color srgb <0.86,0.93,0.97>] [0.5 color srgb <0.38,0.64,0.90>] } }
  pigment { bozo turbulence 0.7 octaves 5 scale <0.42,0.10,0.42> translate <0.3,0.2,0> color_map { [0 color srgbt <1,1,1,1>] [0.52 color srgbt <1,1,1,1>] [0.75 color srgbt <1,1,0.99,0.15>] [1 color srgbt <1,1,1,0>] } } }
// sea: bands from deep to shallow, with foam at the edge
plane { y,-0.35
  texture { pigment { gradient z scale 140 translate z*8 color_map { [0 color srgb <0.45,0.78,0.76>] [0.06 color srgb <0.30,0.66,0.72>] [0.2 color srgb <0.16,0.48,0.64>] [1 color srgb <0.10,0.36,0.56>] } }
    finish { ambient 0 diffuse 0.65 specular 0.3 roughness 0.01 reflection { 0.03,0.5 fresnel on } } normal { bumps 0.35 scale <2.2,1,0.5> turbulence 0.3 } } interior { ior 1.33 } }
#end
// sand: a height surface that dips under the sea
#declare fSand = function(x,z) { 0.10*sin(0.6*x+0.4*z)*sin(0.5*z-0.3*x) + 0.05*sin(1.7*x+2.1*z+sin(x)) - 0.20*max(0,z-3.0+0.6*sin(0.35*x)) }
#local NX=160; #local NZ=110; #local I=0;
mesh {
  #macro SP(I,J) #local X=-20+40*I/NX; #local Z=-12+24*J/NZ; <X,fSand(X,Z),Z> #end
  #macro SN(I,J) #local X=-20+40*I/NX; #local Z=-12+24*J/NZ; <fSand(X-0.02,Z)-fSand(X+0.02,Z),0.04,fSand(X,Z-0.02)-fSand(X,Z+0.02)> #end
  #while (I<NX) #local J=0; #while (J<NZ)
    smooth_triangle { SP(I,J),SN(I,J),SP(I+1,J),SN(I+1,J),SP(I+1,J+1),SN(I+1,J+1) }
    smooth_triangle { SP(I,J),SN(I,J),SP(I+1,J+1),SN(I+1,J+1),SP(I,J+1),SN(I,J+1) }
  #local J=J+1; #end #local I=I+1; #end
  #if (Pass >= 2) texture { pigment { color rgb x } finish { ambient 0 diffuse 0 emission 1 } } no_reflection   // what is red covers the subject
  #else texture { pigment { granite scale 2 color_map { [0 color srgb <0.93,0.83,0.64>] [0.5 color srgb <0.90,0.79,0.59>] [1 color srgb <0.84,0.72,0.52>] } } finish { FinMatte } normal { granite 0.18 scale 0.3 } } #end }
#if (Pass < 2)
// headland
union { sphere { 0,1 scale <16,3.4,6> translate <-26,-1.2,70> } sphere { 0,1 scale <12,5,6> translate <-36,-1.5,74> } texture { pigment { bozo scale 2 color_map { [0 color srgb <0.42,0.56,0.46>] [1 color srgb <0.55,0.64,0.52>] } } finish { FinMatte } } }
// sailing boat
union { prism { 0,0.02,4,<0,0>,<0,4.2>,<2.0,0.2>,<0,0> rotate x*-90 Matte(<0.97,0.96,0.93>) } prism { 0,0.02,4,<-0.25,0.3>,<-0.25,3.4>,<-1.4,0.3>,<-0.25,0.3> rotate x*-90 Matte(<0.95,0.93,0.90>) }
  sphere { 0,1 scale <1.7,0.55,0.5> translate y*-0.1 Matte(<0.24,0.28,0.40>) } translate <9,0.2,42> }
#end
// ---- the ball: six gores, red and white, and a cap
#declare BallR=1.05;
#if (Pass <= 2)
union {
  sphere { 0,BallR texture { pigment { radial frequency 3 color_map { [0.5 color srgb <0.86,0.10,0.10>] [0.5 color srgb <0.96,0.95,0.93>] } } finish { ambient 0 diffuse 0.78 specular 0.45 roughness 0.01 reflection { 0.01,0.15 fresnel on } } normal { radial 0.15 frequency 6 } } interior { ior 1.4 } }
  cylinder { y*BallR*0.975,y*BallR*1.005,0.20 Gloss(<0.96,0.95,0.93>) }
  rotate <-38,15,-24> translate <2.75,BallR+fSand(2.75,-2.2)-0.05,-2.2> }
#end
// ---- the dog: smooth union of ellipsoids as meshes, sitting, three-quarter view
#declare Fur=<0.56,0.36,0.20>; #declare Pale=<0.93,0.84,0.70>;
#declare fBody = function(x,y,z) { fSmin(fEll(x,y-0.95,z-0.35,0.68,0.88,0.80), fSmin(fEll(x,y-1.75,z+0.12,0.52,0.80,0.55), fSmin(fEll(sqrt(x*x+0.02)-0.58,y-0.52,z-0.30,0.34,0.52,0.62), fCaps(sqrt(x*x+0.004)-0.30,y-1.55,z+0.38,0.02,-1.40,-0.06,0.185),0.22),0.35),0.5) }
#declare fSkull = function(x,y,z) { fSmin(fEll(x,y,z,0.66,0.60,0.62), fSmin(fEll(x,y+0.20,z+0.62,0.34,0.27,0.46), fEll(sqrt(x*x+0.01)-0.28,y+0.18,z+0.38,0.26,0.24,0.30),0.2),0.22) - 0.03*fGauss(sqrt(x*x)-0.26,0.14)*fGauss(y-0.26,0.1) }
#declare fSpot = function(x,y,z) { min(1,max(0,0.5+6*(0.24-sqrt(x*x*1.3+pow(y+0.15,2)*0.35+pow(z+0.75,2)*0.30)))) }
#declare fChest = function(x,y,z) { min(1,max(0,0.5+5*(0.50-sqrt(x*x*2.2+pow(y-1.65,2)*0.5+pow(z+0.62,2))))) }
#macro FurT(F) texture { pigment { function { F(x,y,z) } color_map { [0 color srgb Fur] [1 color srgb Pale] } } finish { ambient 0 diffuse 0.78 specular 0.08 roughness 0.06 } normal { bumps 0.12 scale <0.03,0.09,0.03> } } #end
#declare Dog = union {
  object { RadialMesh(fBody,<0,1.05,0.15>,2.6,220,180,0.7,1) FurT(fChest) }
  // legs end in pale paws
  #local S=-1; #while (S<2)
    sphere { 0,1 scale <0.23,0.17,0.32> translate <0.33*S,0.15,-0.60> Clay(Pale) } sphere { 0,1 scale <0.24,0.18,0.44> translate <0.74*S,0.16,-0.32> Clay(Pale) }
    cylinder { <0.33*S,1.5,-0.36>,<0.34*S,0.2,-0.46>,0.185 FurT(fChest) }
    #local S=S+2; #end
  object { BezTube(<0.1,0.35,1.0>,<0.5,0.3,1.9>,<1.3,0.7,1.7>,<1.45,1.35,1.3>,0.19,0.07,24,14) Clay(Fur) } sphere { <1.45,1.35,1.3>,0.07 Clay(Pale) }
  torus { 0.50,0.085 rotate x*-12 translate <0,2.24,-0.14> Clay(<0.14,0.46,0.62>) } cylinder { <0,2.0,-0.66>,<0,2.0,-0.70>,0.13 texture { pigment { color srgb <0.95,0.75,0.30> } finish { FinMetal diffuse 0.5 } } }
  union {
    object { RadialMesh(fSkull,<0,-0.08,-0.15>,1.6,220,160,0.5,1) FurT(fSpot) }
    sphere { 0,1 scale <0.15,0.11,0.10> translate <0,-0.08,-1.07> Gloss(<0.07,0.06,0.06>) }
    #local S=-1; #while (S<2)
      sphere { <0.25*S,0.13,-0.52>,0.125 Gloss(<0.06,0.035,0.025>) }
      #if (Pass < 2) sphere { <0.25*S-0.035,0.185,-0.63>,0.032 texture { pigment { color rgb 1 } finish { ambient 0 diffuse 0 emission 1 } } no_shadow } #end
      sphere { 0,1 scale <0.12,0.46,0.27> rotate z*14*S translate <0.66*S,-0.08,0.02> rotate x*-6 Clay(Fur*0.62) }
      #local S=S+2; #end
    // smile and tongue
    object { BezTube(<-0.26,-0.26,-0.88>,<-0.18,-0.40,-1.00>,<-0.06,-0.40,-1.04>,<0,-0.28,-1.055>,0.018,0.018,14,8) Matte(<0.20,0.11,0.07>) }
    object { BezTube(<0.26,-0.26,-0.88>,<0.18,-0.40,-1.00>,<0.06,-0.40,-1.04>,<0,-0.28,-1.055>,0.018,0.018,14,8) Matte(<0.20,0.11,0.07>) }
    sphere { 0,1 scale <0.11,0.20,0.05> rotate x*14 translate <0.05,-0.46,-0.97> Clay(<0.90,0.42,0.45>) }
    rotate z*8 rotate y*-8 translate <0,2.85,-0.28> }
}
#if (Pass != 2) object { Dog rotate y*-16 scale 1.08 translate <-1.9,fSand(-1.9,-1.2)-0.03,-1.0> } #end
#if (Pass < 2)
// a starfish and shells, so that the sand is not empty
#local Sd=seed(8); #local K=0;
#while (K<34)
  #local X=-8+16*rand(Sd); #local Z=-7+9*rand(Sd);
  sphere { 0,1 scale <0.10,0.05,0.08>*(0.5+0.9*rand(Sd)) rotate y*360*rand(Sd) translate <X,fSand(X,Z)+0.02,Z> Clay(<0.80,0.74,0.66>*(0.75+0.3*rand(Sd))) }
  #local K=K+1;
#end
union { #local K=0; #while (K<5) cone { 0,0.15,<0.52*cos(K*1.2566),0.0,0.52*sin(K*1.2566)>,0.05 } #local K=K+1; #end sphere { 0,0.16 } scale <1,0.6,1> rotate y*20 translate <-4.6,fSand(-4.6,-5.0)+0.06,-5.0> texture { pigment { color srgb <0.90,0.52,0.34> } finish { FinClay } normal { bumps 0.5 scale 0.04 } } }
#end
