package dev.photinus.local.cli.progress;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is to be seen on a terminal in the end: knows lines, the cursor's way up and the clearing of what is below it. */
final class Screen {

    private static final Pattern STEP =
            Pattern.compile("\u001b\\[(\\d+)A|\u001b\\[J|\u001b\\[[?0-9;]*[a-z]|\n|[^\u001b\n]+");

    private Screen() {}

    static List<String> of(String output) {
        List<StringBuilder> lines = new ArrayList<>(List.of(new StringBuilder()));
        int row = 0;
        Matcher steps = STEP.matcher(output);
        while (steps.find()) {
            String step = steps.group();
            if (steps.group(1) != null) {
                row -= Integer.parseInt(steps.group(1));
            } else if (step.equals("\u001b[J")) {
                lines.subList(row, lines.size()).clear();
                lines.add(new StringBuilder());
            } else if (step.equals("\n")) {
                row++;
                if (row == lines.size()) {
                    lines.add(new StringBuilder());
                }
            } else if (!step.startsWith("\u001b")) {
                lines.get(row).append(step);
            }
        }
        return lines.stream()
                .map(StringBuilder::toString)
                .filter(line -> !line.isEmpty())
                .toList();
    }
}
