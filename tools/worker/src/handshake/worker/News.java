package handshake.worker;

import handshake.support.Text;

import java.util.List;

/// What a worker tells the grader.
public sealed interface News {

    /// It is warm and waits for orders.
    record Ready() implements News {}

    /// These are the lesson's tests, in the order of steps and source.
    record Tests(List<TestInfo> tests) implements News {}

    /// The test that was ordered has ended.
    record Finished(Outcome outcome) implements News {}

    /// This is what there is to play.
    record Errands(List<ErrandInfo> errands) implements News {}

    /// The server listens.
    record Serving() implements News {}

    /// This was done on a connection.
    record Carried(Signal signal) implements News {}

    /// Here the student's code stands, one line a thread.
    record Standing(List<Text> lines) implements News {}

    /// The test prints without end; the worker has stopped listening to it.
    record Flooding(long bytes) implements News {}

    /// The lesson's tests could not be loaded.
    record Broken(String why) implements News {}
}
