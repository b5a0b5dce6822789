package lesson10;

/// Words of a command line, and words for it.
final class Words {
    private Words() {}

    /// The number that stands behind an option.
    ///
    /// @param word the word there, or null if there is none
    /// @throws Usage if it is no number from `least` to `most`
    static int number(String option, String word, int least, int most) throws Usage {
        try {
            int number = Integer.parseInt(needed(option, word));
            if (least <= number && number <= most) {
                return number;
            }
        } catch (NumberFormatException _) {
            // told below, as a number out of range is
        }
        throw new Usage(
                "%s needs a number from %d to %d, not \"%s\"".formatted(option, least, most, word));
    }

    /// The word that stands behind an option.
    ///
    /// @param word the word there, or null if there is none
    /// @throws Usage if there is none
    static String needed(String option, String word) throws Usage {
        if (word == null) {
            throw new Usage(option + " needs something behind it");
        }
        return word;
    }

    /// What a server wrote, fit for a terminal: one that obeys control characters may be made to do
    /// strange things.
    static String printable(String text) {
        return text.replaceAll("\\p{Cntrl}", "?");
    }
}
