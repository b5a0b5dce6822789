package handshake.support;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Where a student's code stands right now, for the reader of a hang.
public final class Standing {
    private static final Pattern LESSON_CODE = Pattern.compile("lesson\\d\\d\\..*");
    private static final Pattern TEST_FILE = Pattern.compile(".*(Test|Properties)\\.java");
    private static final int MAX_THREADS = 5;

    /// What a student reads of the own code.
    public static final Text YOUR_CODE = new Text("your code", "你的代码");

    private Standing() {}

    /// A line for each thread that is inside a student's code; at most five.
    public static List<Text> now() {
        return now(YOUR_CODE);
    }

    /// A line for each thread that is inside a student's code; at most five.
    ///
    /// @param who what to call that code
    public static List<Text> now(Text who) {
        return of(who, Thread.getAllStackTraces());
    }

    /// A line for each of these stacks that is inside a student's code; at most five.
    public static List<Text> of(Map<Thread, StackTraceElement[]> stacks) {
        return of(YOUR_CODE, stacks);
    }

    private static List<Text> of(Text who, Map<Thread, StackTraceElement[]> stacks) {
        var lines = new ArrayList<Text>();
        stacks.forEach((thread, stack) -> {
            int depth = lessonFrame(stack);
            if (depth >= 0 && lines.size() < MAX_THREADS) {
                lines.add(describe(who, thread, stack, depth));
            }
        });
        return lines;
    }

    /// The innermost line of a student's code in this stack, as `File.java:42`; empty if there is
    /// none.
    public static Optional<String> lineIn(StackTraceElement[] stack) {
        int depth = lessonFrame(stack);
        return depth < 0 ? Optional.empty() : Optional.of(line(stack[depth]));
    }

    private static Text describe(Text who, Thread thread, StackTraceElement[] stack, int depth) {
        String line = line(stack[depth]);
        if (thread.getState() == Thread.State.BLOCKED) {
            return said(who, "waits for a lock at %s", "在 %s 处等待一把锁").formatted(line);
        }
        if (depth == 0) {
            return said(who, "is busy at %s", "正在 %s 处运行").formatted(line);
        }
        String called = stack[depth - 1].getMethodName();
        return said(who, "waits in %s() at %s", "在 %2$s 处等待 %1$s()")
                .formatted(called.equals("<init>") ? simpleName(stack[depth - 1]) : called, line);
    }

    private static Text said(Text who, String en, String zh) {
        return new Text(who.en() + " " + en, who.zh() + zh);
    }

    private static String simpleName(StackTraceElement frame) {
        String name = frame.getClassName();
        return "new " + name.substring(name.lastIndexOf('.') + 1);
    }

    private static int lessonFrame(StackTraceElement[] stack) {
        for (int i = 0; i < stack.length; i++) {
            String file = stack[i].getFileName(); // null for code that the JVM made itself
            if (file != null
                    && LESSON_CODE.matcher(stack[i].getClassName()).matches()
                    && !TEST_FILE.matcher(file).matches()) {
                return i;
            }
        }
        return -1;
    }

    private static String line(StackTraceElement frame) {
        return frame.getFileName() + ":" + frame.getLineNumber();
    }
}
