package handshake.release;

import java.util.Set;
import java.util.StringJoiner;
import java.util.regex.Pattern;

/// The course's README as students read it: how to start, the commands, the licence.
final class StudentsText {
    /// The chapters that are for students.
    static final Set<String> KEPT = Set.of("Start", "开始", "The command", "命令", "Licence", "许可");

    private static final Pattern TEACHERS_COMMAND =
            Pattern.compile("\\| `lab (class|course|bench|slides)\\b.*");

    private StudentsText() {}

    static String of(String readme) {
        var kept = new StringJoiner("\n", "", "\n");
        boolean isKept = true;
        for (String line : readme.lines().toList()) {
            if (line.startsWith("## ")) {
                isKept = KEPT.contains(line.substring(3).strip());
            }
            if (isKept && !TEACHERS_COMMAND.matcher(line).matches()) {
                kept.add(line);
            }
        }
        return kept.toString();
    }
}
