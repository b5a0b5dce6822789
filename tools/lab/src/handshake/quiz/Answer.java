package handshake.quiz;

import handshake.support.Text;
import handshake.wire.ladder.Preview;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What is right, and how to tell whether somebody has said it.
public sealed interface Answer {

    /// Whether `said` is this answer.
    boolean isGivenBy(String said);

    /// How to answer, if `said` cannot be an answer to this at all; empty if it can.
    Optional<Text> complaint(String said);

    /// The answer in words.
    Text shown();

    /// A whole number, exactly.
    ///
    /// @param bytes whether it counts bytes, so that a unit may stand behind it
    record Count(long value, boolean bytes) implements Answer {
        /// What has fewer digits is a port, for one, or a frame: it is not grouped.
        private static final int GROUPED_FROM = 100_000;

        @Override
        public boolean isGivenBy(String said) {
            return SpokenNumber.parse(said)
                    .filter(it -> it.unit().isEmpty() || bytes)
                    .flatMap(it -> it.in(Quantity.BYTES))
                    .filter(it -> it == value)
                    .isPresent();
        }

        @Override
        public Optional<Text> complaint(String said) {
            boolean readable =
                    SpokenNumber.parse(said).flatMap(it -> it.in(Quantity.BYTES)).isPresent();
            return readable
                    ? Optional.empty()
                    : Optional.of(
                            new Text(
                                    "Answer with a number: 12345, 12 345 or 12,345.",
                                    "请回答一个数：12345、12 345 或 12,345。"));
        }

        @Override
        public Text shown() {
            boolean isShort = !bytes && value < GROUPED_FROM;
            String grouped = isShort ? String.valueOf(value) : Preview.grouped(value);
            return bytes ? new Text(Preview.bytes(value), grouped + " 字节") : Text.same(grouped);
        }
    }

    /// A time or a rate, as exactly as one reads it off: within two percent, or within one of the
    /// last digit, which is what two times that were cut short may err by.
    record Measure(double value, Quantity quantity) implements Answer {
        private static final double TOLERANCE = 0.02;

        @Override
        public boolean isGivenBy(String said) {
            return SpokenNumber.parse(said)
                    .flatMap(it -> it.in(quantity))
                    .filter(it -> Math.abs(it - value) <= slack())
                    .isPresent();
        }

        private double slack() {
            return Math.max(Math.abs(value) * TOLERANCE, quantity.leastStep() * 1.05);
        }

        @Override
        public Optional<Text> complaint(String said) {
            boolean readable = SpokenNumber.parse(said).flatMap(it -> it.in(quantity)).isPresent();
            return readable ? Optional.empty() : Optional.of(quantity.howToSay());
        }

        @Override
        public Text shown() {
            return Text.same(quantity.show(value));
        }
    }

    /// One of several: by its letter.
    record Choice(List<Text> options, int right) implements Answer {
        @Override
        public boolean isGivenBy(String said) {
            return index(said) == right;
        }

        @Override
        public Optional<Text> complaint(String said) {
            return index(said) >= 0
                    ? Optional.empty()
                    : Optional.of(
                            new Text("Answer with a letter, a to %s.", "请用一个字母回答，a 到 %s。")
                                    .formatted(letter(options.size() - 1)));
        }

        @Override
        public Text shown() {
            Text option = options.get(right);
            return new Text(letter(right) + ") " + option.en(), letter(right) + ") " + option.zh());
        }

        /// The same question answered by that option.
        Choice by(int index) {
            return new Choice(options, index);
        }

        static String letter(int index) {
            return String.valueOf((char) ('a' + index));
        }

        private int index(String said) {
            String word = said.strip().toLowerCase(Locale.ROOT).replaceFirst("[).]$", "");
            for (int i = 0; i < options.size(); i++) {
                Text option = options.get(i);
                if (word.equals(letter(i))
                        || word.equals(option.en().toLowerCase(Locale.ROOT))
                        || word.equals(option.zh().toLowerCase(Locale.ROOT))) {
                    return i;
                }
            }
            return -1;
        }
    }

    /// Frames, in any order: `5 6 7`, `5, 6, 7`, `none`.
    record Frames(SortedSet<Integer> numbers) implements Answer {
        private static final Pattern NUMBERS = Pattern.compile("\\d{1,9}([\\s,;，、]+\\d{1,9})*");
        private static final Pattern NONE = Pattern.compile("none|no|-|没有|无");

        static Frames of(List<Integer> numbers) {
            return new Frames(new TreeSet<>(numbers));
        }

        @Override
        public boolean isGivenBy(String said) {
            return complaint(said).isEmpty() && parse(said).equals(numbers);
        }

        private static SortedSet<Integer> parse(String said) {
            if (NONE.matcher(said.strip().toLowerCase(Locale.ROOT)).matches()) {
                return new TreeSet<>();
            }
            return Pattern.compile("[\\s,;，、]+")
                    .splitAsStream(said.strip())
                    .map(Integer::valueOf)
                    .collect(Collectors.toCollection(TreeSet::new));
        }

        @Override
        public Optional<Text> complaint(String said) {
            String words = said.strip().toLowerCase(Locale.ROOT);
            boolean readable = NUMBERS.matcher(words).matches() || NONE.matcher(words).matches();
            return readable
                    ? Optional.empty()
                    : Optional.of(
                            new Text(
                                    "Answer with numbers of frames: 5 6 7; or none.",
                                    "请回答帧的编号：5 6 7；没有就写“没有”。"));
        }

        @Override
        public Text shown() {
            String list = numbers.stream().map(String::valueOf).collect(Collectors.joining(", "));
            return numbers.isEmpty() ? new Text("none", "没有") : Text.same(list);
        }
    }
}
