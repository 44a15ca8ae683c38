package dev.photinus.local.cli.report;

import io.quarkus.qute.Engine;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.ReflectionValueResolver;
import io.quarkus.qute.Template;
import io.quarkus.qute.ValueResolvers;
import io.quarkus.qute.Variant;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;

/** Renders {@code report.html}: one page that carries its pictures and its style and loads nothing from anywhere. */
public final class HtmlReport {

    private static final String HTML = "text/html";

    /** Renders the page; {@code pictures} belong to the report's photos in the same order. */
    public String render(Report report, List<Pictures> pictures) {
        return Loaded.TEMPLATE.render(ReportPage.of(report, pictures, ZoneId.systemDefault(), Loaded.STYLE));
    }

    /** Reads and parses the template, so that a run can have that done while it waits for its photos. */
    public static void warmUp() {
        Loaded.TEMPLATE.getId();
    }

    private static final class Loaded {
        static final String STYLE = resource("report.css");
        static final Template TEMPLATE = Engine.builder()
                .addDefaults()
                .addValueResolver(ValueResolvers.rawResolver())
                .addValueResolver(new ReflectionValueResolver())
                .addResultMapper(new HtmlEscaper(List.of(HTML)))
                .build()
                .parse(resource("report.html"), Variant.forContentType(HTML), "report");

        private static String resource(String name) {
            try (InputStream input = HtmlReport.class.getResourceAsStream("/report/" + name)) {
                if (input == null) {
                    throw new IllegalStateException("The resource report/" + name + " is not on the class path");
                }
                return new String(input.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
