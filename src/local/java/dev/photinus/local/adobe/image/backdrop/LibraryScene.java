package dev.photinus.local.adobe.image.backdrop;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Random;

/** Shelves of books, out of focus. */
final class LibraryScene implements Scene {
    @Override
    public void paint(Canvas canvas, Palette palette, Random random) {
        double width = canvas.aspect();
        canvas.fill((x, y) -> palette.shade(0.22 + 0.1 * (1 - y)));
        canvas.layer(0.014, graphics -> {
            double shelf = 0.205;
            for (double y = -0.03; y < 1; y += shelf) {
                books(graphics, palette, y + 0.03, shelf - 0.05, width, random);
                graphics.setColor(palette.shade(0.50));
                graphics.fill(new Rectangle2D.Double(0, y + shelf - 0.022, width, 0.024));
            }
        });
        canvas.blend((x, y) -> palette.light(), (x, y) -> 0.16 * Math.exp(-Math.pow((y - 0.2) / 0.3, 2)));
    }

    private static void books(
            Graphics2D graphics, Palette palette, double top, double height, double width, Random random) {
        List<Color> covers = List.of(
                palette.mid(),
                palette.accent(),
                palette.shade(0.35),
                palette.shade(0.75),
                new Color(0x7A3B32),
                new Color(0x33485C),
                new Color(0x4D5B43));
        for (double x = -0.01; x < width; ) {
            double thick = 0.014 + 0.022 * random.nextDouble();
            if (random.nextInt(9) > 0) {
                double high = height * (0.66 + 0.32 * random.nextDouble());
                Color cover = covers.get(random.nextInt(covers.size()));
                graphics.setColor(Palette.mix(cover, palette.deep(), 0.45 * random.nextDouble()));
                graphics.fill(new Rectangle2D.Double(x, top + height - high, thick, high));
            }
            x += thick + 0.002;
        }
    }
}
