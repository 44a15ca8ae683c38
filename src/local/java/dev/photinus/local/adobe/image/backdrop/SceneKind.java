package dev.photinus.local.adobe.image.backdrop;

import java.util.Optional;

/** What can be painted: places fill the picture, accents lie on a place. */
enum SceneKind {
    STUDIO(false),
    GRADIENT(false),
    OFFICE(false),
    CITY(false),
    NATURE(false),
    BEACH(false),
    MOUNTAINS(false),
    LIBRARY(false),
    KITCHEN(false),
    TABLE(false),
    SLAB(false),
    BRICK(false),
    MARBLE(false),
    WOOD(false),
    BOKEH(true),
    GEOMETRIC(true),
    BRUSHSTROKES(true),
    WAVES(true);

    private final boolean accent;

    SceneKind(boolean accent) {
        this.accent = accent;
    }

    Scene scene() {
        return switch (this) {
            case STUDIO -> new StudioScene();
            case GRADIENT -> new GradientScene();
            case OFFICE -> new OfficeScene();
            case CITY -> new CityScene();
            case NATURE -> new NatureScene();
            case BEACH -> new BeachScene();
            case MOUNTAINS -> new MountainScene();
            case LIBRARY -> new LibraryScene();
            case KITCHEN -> new KitchenScene();
            case TABLE -> new TableScene();
            case SLAB -> new SlabScene();
            case BRICK -> new BrickScene();
            case MARBLE -> new MarbleScene();
            case WOOD -> new WoodScene();
            case BOKEH -> new BokehScene();
            case GEOMETRIC -> new GeometricScene();
            case BRUSHSTROKES -> new BrushScene();
            case WAVES -> new WaveScene();
        };
    }

    /** The scene in which something stands on it, for what one can stand on. */
    Optional<SceneKind> asSurface() {
        return switch (this) {
            case MARBLE, SLAB -> Optional.of(SLAB);
            case WOOD, TABLE -> Optional.of(TABLE);
            default -> Optional.empty();
        };
    }

    boolean isAccent() {
        return accent;
    }

    /** What things are made of or kept in: any other place says more. */
    boolean isMaterial() {
        return this == BRICK || this == MARBLE || this == WOOD || this == GRADIENT || this == STUDIO;
    }
}
