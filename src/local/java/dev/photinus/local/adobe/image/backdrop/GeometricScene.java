package dev.photinus.local.adobe.image.backdrop;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.util.List;
import java.util.Random;

/** Large translucent planes that overlap, with fine bright edges here and there. */
final class GeometricScene implements Scene {
    private static final int PLANES = 15;

    @Override
    public void paint(Canvas canvas, Palette palette, Random random) {
        double width = canvas.aspect();
        List<Color> colors = List.of(palette.light(), palette.mid(), palette.accent(), palette.deep(), palette.light());
        canvas.layer(0.002, graphics -> {
            for (int i = 0; i < PLANES; i++) {
                Path2D plane = plane(width, random);
                Color color = colors.get(i % colors.size());
                graphics.setColor(Palette.faint(color, 0.10 + 0.16 * random.nextDouble()));
                graphics.fill(plane);
                if (i % 3 == 0) {
                    edge(graphics, plane);
                }
            }
        });
    }

    private static void edge(Graphics2D graphics, Path2D plane) {
        graphics.setStroke(new BasicStroke(0.0022f));
        graphics.setColor(Palette.faint(Color.WHITE, 0.22));
        graphics.draw(plane);
    }

    /** A triangle or a slanted quadrilateral around a random place. */
    private static Path2D plane(double width, Random random) {
        double x = random.nextDouble() * width;
        double y = random.nextDouble();
        double reach = 0.22 + 0.36 * random.nextDouble();
        int corners = random.nextInt(3) == 0 ? 4 : 3;
        double turn = random.nextDouble() * Math.PI * 2;
        Path2D plane = new Path2D.Double();
        for (int corner = 0; corner < corners; corner++) {
            double angle = turn + corner * Math.PI * 2 / corners + (random.nextDouble() - 0.5) * 0.7;
            double cornerX = x + reach * Math.cos(angle);
            double cornerY = y + reach * Math.sin(angle);
            if (corner == 0) {
                plane.moveTo(cornerX, cornerY);
            } else {
                plane.lineTo(cornerX, cornerY);
            }
        }
        plane.closePath();
        return plane;
    }
}
