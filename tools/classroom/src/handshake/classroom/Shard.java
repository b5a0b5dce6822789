package handshake.classroom;

import handshake.grader.Sha256;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One part of a class: which students are in it is told by their names alone, so that every part
/// can be graded anywhere, by anybody who has the whole inbox.
///
/// @param number from 1
/// @param count how many parts there are
public record Shard(int number, int count) {
    private static final Pattern FORM = Pattern.compile("(\\d{1,6})/(\\d{1,6})");

    /// @throws IllegalArgumentException if there is no such part
    public Shard {
        if (number < 1 || number > count) {
            throw new IllegalArgumentException(number + "/" + count);
        }
    }

    /// Reads `2/5`.
    ///
    /// @throws IllegalArgumentException if it is not of that form, or there is no such part
    public static Shard parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException(text);
        }
        return new Shard(Integer.parseInt(form.group(1)), Integer.parseInt(form.group(2)));
    }

    /// Those of a class's submissions that are in this part.
    public List<Submission> of(List<Submission> submissions) {
        return submissions.stream().filter(it -> holds(it.student(), it.id())).toList();
    }

    boolean holds(String student, String id) {
        // Not hashCode: names that are alike would come together.
        byte[] name = (student + "\0" + id).getBytes(StandardCharsets.UTF_8);
        int hash = ByteBuffer.wrap(Sha256.digest().digest(name)).getInt();
        return Integer.remainderUnsigned(hash, count) == number - 1;
    }

    @Override
    public String toString() {
        return number + "/" + count;
    }
}
