package handshake.grader;

import handshake.support.Text;

import java.nio.file.Path;
import java.util.List;

/// How compiling a lesson ended.
public sealed interface Compilation {

    /// All is compiled.
    ///
    /// @param classPath what to run it with: the tests' classes, where tests were compiled, then
    ///   the code's, then the libraries that the lesson uses
    record Done(List<Path> classPath) implements Compilation {}

    /// The student's code does not compile, or not with the tests.
    record Failed(List<Problem> problems) implements Compilation {}

    /// Something in the code that keeps it from being graded.
    ///
    /// @param file the file's name, `EchoClient.java`, or empty if it is about no file
    /// @param line its line, from 1; 0 if it is about no line
    /// @param column its column, from 1; 0 if unknown
    /// @param source that line's text, or empty
    /// @param message what the compiler says
    /// @param advice what it means, in plain words; both texts empty where there is nothing to add
    record Problem(String file, long line, long column, String source, Text message, Text advice) {}
}
