package dev.photinus.local.adobe.image.backdrop;

import java.awt.Color;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.util.Random;

/** Sky, sea and sand; with sunset colours, a sunset. */
final class BeachScene implements Scene {
    private static final Color SUN = new Color(0xFFF1D0);

    @Override
    public void paint(Canvas canvas, Palette palette, Random random) {
        double width = canvas.aspect();
        double horizon = 0.42 + 0.06 * random.nextDouble();
        double shore = 0.63; // what stands in the middle of the picture stands on the sand
        Noise clouds = new Noise(random, 1.6, 6, 4);
        Noise waves = new Noise(random, 3, 60, 3);
        Color sea = Palette.mix(palette.deep(), palette.mid(), 0.55);
        canvas.fill((x, y) -> {
            Color sky = Palette.mix(palette.mid(), palette.light(), Math.pow(Math.min(1, y / horizon), 1.2));
            return Palette.mix(sky, Color.WHITE, Math.max(0, 0.45 * clouds.at(x, y)));
        });
        canvas.blend(
                (x, y) -> {
                    double near = Math.min(1, Math.max(0, (y - horizon) / (shore - horizon)));
                    Color water = Palette.mix(Palette.mix(sea, palette.light(), 0.35), sea, near);
                    return Palette.mix(water, palette.light(), Math.max(0, 0.35 * waves.at(x, y)));
                },
                (x, y) -> below(y, horizon));
        canvas.blend(
                (x, y) -> Palette.mix(palette.accent(), palette.light(), 0.25 + 0.12 * clouds.at(x, y * 2)),
                (x, y) -> below(y, shore));
        canvas.layer(0.010, graphics -> {
            graphics.setColor(Palette.faint(Color.WHITE, 0.55));
            graphics.fill(new Rectangle2D.Double(0, shore - 0.012, width, 0.022));
        });
        double sun = width * (0.22 + 0.56 * random.nextDouble());
        canvas.layer(0.02, graphics -> {
            graphics.setColor(Palette.faint(SUN, 0.8));
            graphics.fill(new Ellipse2D.Double(sun - 0.035, horizon - 0.13, 0.07, 0.07));
            graphics.setColor(Palette.faint(SUN, 0.25));
            graphics.fill(new Rectangle2D.Double(sun - 0.03, horizon, 0.06, shore - horizon));
        });
        canvas.blend((x, y) -> SUN, (x, y) -> {
            double across = x * width - sun;
            double down = y - horizon + 0.09;
            return 0.45 * Math.exp(-(across * across + down * down * 1.6) / 0.06);
        });
    }

    /** 0 above a line, 1 below, with a soft edge: everything is out of focus. */
    private static double below(double y, double line) {
        return Math.min(1, Math.max(0, (y - line) / 0.012 + 0.5));
    }
}
