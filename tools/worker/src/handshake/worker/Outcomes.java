package handshake.worker;

import handshake.support.Failure;
import handshake.support.Mistake;
import handshake.support.Standing;
import handshake.support.Text;
import handshake.support.Unexpected;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import java.util.Optional;

/// Turns what a test threw into what is told of it.
final class Outcomes {
    private static final int MAX_TRACE_CHARACTERS = 20_000;

    private Outcomes() {}

    /// The outcome of a test that threw `thrown`.
    static Outcome of(Throwable thrown, String output, long millis) {
        Optional<UnsupportedOperationException> todo = todoIn(thrown);
        if (todo.isPresent()) {
            return outcome(
                    Outcome.Status.TODO,
                    Failure.of(Text.same(todo.get().getMessage())),
                    "",
                    output,
                    millis,
                    false);
        }
        Failure failure =
                switch (thrown) {
                    case Failure own -> own;
                    case OutOfMemoryError e -> outOfMemory(e);
                    case StackOverflowError e -> Unexpected.exception(e);
                    case AssertionError e -> Failure.of(Text.same(String.valueOf(e.getMessage())));
                    case Throwable other -> Unexpected.exception(other);
                };
        boolean spent = thrown instanceof OutOfMemoryError || isBusy();
        return outcome(Outcome.Status.FAILED, failure, trace(thrown), output, millis, spent);
    }

    private static Outcome outcome(
            Outcome.Status status,
            Failure failure,
            String trace,
            String output,
            long millis,
            boolean spent) {
        return new Outcome(
                status,
                failure.what(),
                failure.expected().orElse(""),
                failure.got().orElse(""),
                failure.mistake().map(Mistake::id).orElse(""),
                failure.details(),
                failure.transcript(),
                trace,
                output,
                millis,
                spent);
    }

    private static Failure outOfMemory(OutOfMemoryError e) {
        long mebibytes = Runtime.getRuntime().maxMemory() >> 20;
        boolean threads = String.valueOf(e.getMessage()).contains("native thread");
        return threads
                ? Failure.of(
                        "your code started more threads than the system has",
                        "你的代码启动的线程超过了系统所能承受的数量")
                : Failure.of(
                        "your code used more memory than the " + mebibytes + " MiB it was given",
                        "你的代码用的内存超过了给它的 " + mebibytes + " MiB");
    }

    /// A starter's own "TODO n: …", however deep it is wrapped.
    static Optional<UnsupportedOperationException> todoIn(Throwable thrown) {
        for (Throwable at = thrown; at != null; at = at.getCause()) {
            if (at instanceof UnsupportedOperationException todo
                    && String.valueOf(todo.getMessage()).startsWith("TODO")) {
                return Optional.of(todo);
            }
        }
        return Optional.empty();
    }

    /// Whether a student's code still computes although its test is over.
    private static boolean isBusy() {
        for (Map.Entry<Thread, StackTraceElement[]> it : Thread.getAllStackTraces().entrySet()) {
            StackTraceElement[] stack = it.getValue();
            if (it.getKey().getState() == Thread.State.RUNNABLE
                    && stack.length > 0
                    && !stack[0].isNativeMethod()
                    && Standing.lineIn(stack).isPresent()) {
                return true;
            }
        }
        return false;
    }

    private static String trace(Throwable thrown) {
        var text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        String all = text.toString();
        return all.substring(0, Math.min(all.length(), MAX_TRACE_CHARACTERS));
    }
}
