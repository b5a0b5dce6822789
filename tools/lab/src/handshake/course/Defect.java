package handshake.course;

/// Something in the course that breaks one of its rules.
///
/// @param where the file or the lesson it is about
/// @param what what is wrong, in a sentence
public record Defect(String where, String what) {
    @Override
    public String toString() {
        return where + ": " + what;
    }
}
