package handshake.support;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Runs code that must come back soon: `Within.time(ofSeconds(2)).otherwise(MISTAKE).call(() ->
/// …)`. The code runs on a thread of its own, for a blocked read cannot be interrupted.
public final class Within {
    private final Duration limit;
    private Mistake mistake;
    private Text what;

    private Within(Duration limit) {
        this.limit = limit;
        this.what =
                new Text("your code did not come back within %s", "你的代码在 %s 内没有返回")
                        .formatted(limit.toMillis() + " ms");
    }

    /// Code that must return, or throw, within this time.
    public static Within time(Duration limit) {
        return new Within(limit);
    }

    /// The mistake to name if it does not.
    public Within otherwise(Mistake mistake) {
        this.mistake = mistake;
        return this;
    }

    /// The mistake to name, and what to say, if it does not.
    public Within otherwise(Mistake mistake, String en, String zh) {
        what = new Text(en, zh);
        return otherwise(mistake);
    }

    /// What to say if it does not, where no mistake of the catalogue is behind it.
    public Within otherwise(String en, String zh) {
        what = new Text(en, zh);
        return this;
    }

    /// Runs `code`.
    ///
    /// @return what it returned
    /// @throws Exception what it threw
    /// @throws Failure if it did not come back in time
    public <T> T call(Callable<T> code) throws Exception {
        var result = new CompletableFuture<T>();
        Thread.ofPlatform()
                .daemon()
                .name("your code")
                .start(() -> {
                    try {
                        result.complete(code.call());
                    } catch (Throwable e) {
                        result.completeExceptionally(e);
                    }
                });
        try {
            return result.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            var failure = Failure.of(what).details(Standing.now());
            throw mistake == null ? failure : failure.mistake(mistake);
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case Exception exception -> throw exception;
                case Error error -> throw error;
                case Throwable other -> throw e;
            }
        }
    }

    /// As {@link #call}, for code that returns nothing.
    public void run(Body code) throws Exception {
        call(() -> {
            code.run();
            return null;
        });
    }
}
