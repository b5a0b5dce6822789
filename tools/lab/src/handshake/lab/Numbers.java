package handshake.lab;

/// Numbers in a command's words.
final class Numbers {
    private Numbers() {}

    /// A lesson's number: `3`, `03`, `03-accept-loop`.
    ///
    /// @throws Wrong if it is none
    static int parse(String word) {
        String digits = word.replaceFirst("-.*", "");
        if (!digits.matches("\\d{1,2}")) {
            throw new Wrong(
                    "A lesson is called by its number, as in \"lab grade 3\", not \""
                            + word
                            + "\".",
                    "课程用编号来指，例如 \"lab grade 3\"，而不是 \"" + word + "\"。");
        }
        return Integer.parseInt(digits);
    }
}
