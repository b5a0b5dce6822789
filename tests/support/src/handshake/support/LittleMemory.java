package handshake.support;

/// Runs code on data that the heap cannot hold. A grading worker has 64 MiB; where there is more,
/// as in an IDE, code that keeps too much may get away with it.
public final class LittleMemory {
    private LittleMemory() {}

    /// Runs `body`.
    ///
    /// @param mistake the mistake to name if the memory does not last
    /// @throws Failure if it does not
    public static void run(Mistake mistake, Body body) throws Exception {
        try {
            body.run();
        } catch (OutOfMemoryError e) {
            long mebibytes = Runtime.getRuntime().maxMemory() >> 20;
            var failure =
                    Failure.of(
                                    "your code used more memory than the "
                                            + mebibytes
                                            + " MiB it was given",
                                    "你的代码用的内存超过了给它的 " + mebibytes + " MiB")
                            .mistake(mistake)
                            .cause(e);
            Standing.lineIn(e.getStackTrace())
                    .ifPresent(line -> failure.detail(new Text("at " + line, "位置：" + line)));
            throw failure;
        }
    }
}
