package handshake.viewer.program;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Who speaks with whom when a lesson's program is watched, as the file `conversation.txt` beside
/// the lesson's solution says, line by line:
///
/// ```
/// # a remark
/// file report.pdf 200000
/// server EchoServer 7891
/// client 01:EchoClient 127.0.0.1 7891 hello
/// asked SlowClient 127.0.0.1 7890 report.pdf
/// ```
///
/// Servers are started first, then the clients, one after the other. The first program is the
/// student's, unless another is named; `01:` means the solution of another lesson. `asked` is a
/// client that plays, instead of the others, only if it is named. A `file` lies in the servers'
/// folder.
///
/// @param files what to put into the servers' folder
/// @param roles who plays, in order
public record Cast(List<Sample> files, List<Role> roles) {
    /// The file's name.
    public static final String FILE = "conversation.txt";

    /// A file of some bytes.
    public record Sample(String name, int bytes) {}

    /// What a role does.
    public enum Kind {
        SERVER,
        CLIENT,
        ASKED
    }

    /// One program.
    ///
    /// @param lesson whose solution; 0 for the lesson's own
    /// @param program the class, without its package
    /// @param arguments what it is given
    public record Role(Kind kind, int lesson, String program, List<String> arguments) {}

    /// Reads a file.
    ///
    /// @throws IOException if it cannot be read, or a line is not understood
    public static Cast read(Path file) throws IOException {
        var files = new ArrayList<Sample>();
        var roles = new ArrayList<Role>();
        for (String line : Files.readAllLines(file)) {
            List<String> words = List.of(line.strip().split("\\s+"));
            try {
                switch (words.getFirst()) {
                    case "file" ->
                            files.add(new Sample(words.get(1), Integer.parseInt(words.get(2))));
                    case "server" -> roles.add(role(Kind.SERVER, words));
                    case "client" -> roles.add(role(Kind.CLIENT, words));
                    case "asked" -> roles.add(role(Kind.ASKED, words));
                    default -> requireRemark(line);
                }
            } catch (IndexOutOfBoundsException | IllegalArgumentException _) {
                throw new IOException(file + ": this line is not understood: " + line);
            }
        }
        return new Cast(List.copyOf(files), List.copyOf(roles));
    }

    private static Role role(Kind kind, List<String> words) {
        String[] parts = words.get(1).split(":", 2);
        int lesson = parts.length == 2 ? Integer.parseInt(parts[0]) : 0;
        return new Role(kind, lesson, parts[parts.length - 1], words.subList(2, words.size()));
    }

    private static void requireRemark(String line) {
        if (!line.isBlank() && !line.startsWith("#")) {
            throw new IllegalArgumentException(line);
        }
    }

    /// The student's role: the program of this name, or the first.
    ///
    /// @param program without regard to upper and lower case; null for the first
    /// @return empty if no program of the lesson's own has that name
    public Optional<Role> own(String program) {
        return roles.stream()
                .filter(role -> role.lesson() == 0)
                .filter(role -> program == null || role.program().equalsIgnoreCase(program))
                .findFirst();
    }

    /// Who plays if this role is the student's: every server, and the clients, or the one asked
    /// for.
    public List<Role> players(Role own) {
        return roles.stream()
                .filter(role ->
                        role.equals(own)
                                || role.kind() == Kind.SERVER
                                || role.kind() == Kind.CLIENT && own.kind() != Kind.ASKED)
                .toList();
    }
}
