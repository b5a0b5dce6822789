package handshake.texts;

import java.util.List;

/// A command that a text shows, and what the text says it prints.
///
/// @param line the number of its line in the text, from 1
/// @param command what is typed, without the `$` before it
/// @param typed what is typed into the program then, without the program's prompt
/// @param told the lines that the text shows below it; none if it shows nothing
/// @param isStopped whether the text shows `^C` below it
public record ShownCommand(
        int line, String command, List<String> typed, List<String> told, boolean isStopped) {

    /// Whether both show the same, wherever they stand.
    boolean saysTheSameAs(ShownCommand other) {
        return command.equals(other.command)
                && typed.equals(other.typed)
                && told.equals(other.told)
                && isStopped == other.isStopped;
    }
}
