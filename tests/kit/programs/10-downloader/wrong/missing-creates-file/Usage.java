package lesson10;

/// What somebody wrote behind a program's name is not what the program understands.
final class Usage extends Exception {
    private static final long serialVersionUID = 1;

    /// @param message what is wrong, in a sentence
    Usage(String message) {
        super(message);
    }
}
