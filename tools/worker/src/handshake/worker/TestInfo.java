package handshake.worker;

import handshake.support.Text;

/// A test of a lesson, as it was found.
///
/// @param id how a worker is told to run it
/// @param name what it checks, as a sentence
/// @param step the step of the lesson it grades, from 1
/// @param points what it is worth
/// @param where the test's class and method, `EchoClientTest#sends_the_text`
public record TestInfo(String id, Text name, int step, int points, String where) {}
