package handshake.quiz;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Each kind of question against a conversation whose numbers this test has chosen.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class KindsTest {
    private static final Map<String, Supplier<MadeCapture>> CAPTURES =
            Map.ofEntries(
                    Map.entry("download", MadeCaptures::download),
                    Map.entry("fast", MadeCaptures::fastRetransmit),
                    Map.entry("timer", MadeCaptures::timer),
                    Map.entry("zero", MadeCaptures::zeroWindow),
                    Map.entry("alive", MadeCaptures::keepAlive),
                    Map.entry("half", MadeCaptures::halfClose),
                    Map.entry("crossed", MadeCaptures::crossedFins),
                    Map.entry("reset", MadeCaptures::reset),
                    Map.entry("refused", MadeCaptures::refused),
                    Map.entry("silent", MadeCaptures::noAnswer));

    /// kind | capture | what the question says | right | wrong | what was confused | evidence
    private static final String CASES =
            """
            client-port          |download| port              | 40000     | 7891   | the port it connects to  | 1
            initial-seq-client   |download| client            | 1 000     | 0      | relative number          | 1
            initial-seq-client   |download| client            | 0x3e8     | 1001   | first byte               | 1
            initial-seq-client   |download| client            | 1000      | 5000   | other side's             | 1
            initial-seq-server   |download| server            | 5,000     | 1000   | other side's             | 2
            initial-seq-server   |fast    | server            | 4294967290| 4294967291 | first byte           | 2
            synack-ack           |download| SYN-ACK           | 1001      | 1000   | uses one number          | 1 2
            synack-ack           |download| SYN-ACK           | 1001      | 5000   | own sequence number      | 1 2
            handshake-frames     |download| handshake         | 3, 2, 1   | 1 2 4  |                          | 1 2 3
            handshake-rtt        |download| round trip        | 20 ms     | 10 ms  | only to the SYN-ACK      | 1 2 3
            handshake-rtt        |download| round trip        | 0.02 s    | 30     |                          | 1 2 3
            maximum-segment-size |download| does the client   | 1400      | 1460   | other side's             | 1
            maximum-segment-size |download| does the server   | 1460 bytes| 9000   | window                   | 2
            refused              |refused | Why               | a         | b      | RST is an answer         | 1 2
            refused              |silent  | Why               | b         | a      | send its SYN again       | 1
            refused              |silent  | Why               | b)        | c      | never was open           | 1
            first-data-seq       |download| that the client   | 1001      | 1000   | number of the SYN        | 1 4
            first-data-seq       |fast    | that the server   | 4294967291| 1      | relative number          | 2 4
            next-ack             |download| Frame 14 carries  | 8001      | 8000   | last byte                | 14 15
            next-ack             |download| Frame 14 carries  | 8 001     | 2000   | how many bytes           | 14 15
            next-ack             |download| Frame 6 carries   | 1001      | 1      | where it begins          | 6 7
            next-ack             |fast    | Frame 5 carries   | 2001      | 2002   | only SYN and FIN         | 5 14
            bytes-per-ack        |download| frame 15          | 5000 B    | 8000   | since the beginning      | 10 15
            bytes-per-ack        |download| frame 15          | 5 kB      | 8001   | counts from the SYN      | 10 15
            bytes-per-ack        |fast    | frame 14          | 4000      | 5000   | since the beginning      | 9 14
            acknowledged-bytes   |download| server            | 14000     | 14002  | number in the ACK        | 23
            acknowledged-bytes   |download| server            | 14 000    | 14001  | One too many             | 23
            acknowledged-bytes   |download| server            | 14,000 bytes | 13999 | One too few           | 23
            acknowledged-bytes   |reset   | client            | 28        | 29     | One too many             | 5
            sent-bytes           |fast    | server            | 5000      | 6000   | twice                    | 13
            data-segments        |download| server            | 11        | 15     | without payload          | 6 8 9 11 12 13
            data-segments        |download| server            | 11        | 25     | both sides               | 6 8 9 11 12 13
            largest-payload      |download| largest           | 2000      | 2020   | TCP header               | 14
            largest-payload      |download| largest           | 2000      | 2040   | whole frame              | 14
            segment-rtt          |download| Frame 12 carries  | 19 ms     | 100    | since the capture began  | 12 15
            segment-rtt          |fast    | Frame 4 carries   | 10,0      | 25     |                          | 4 9
            segment-rtt          |fast    | Frame 6 carries   | 23 ms     | 8      | need not be              | 6 14
            estimated-rtt        |download| 6, 8, 9, 11, 12, 13 | 14.43 ms | 17.67 | plain mean               | 6 7 8 9 10 11 12 13 15
            estimated-rtt        |download| 6, 8, 9, 11, 12, 13 | 14.428  | 25     |                          | 6 7 8 9 10 11 12 13 15
            throughput           |download| server            | 127 kB/s  | 1018   | kilobits                 | 6 21
            throughput           |download| server            | 1.018 Mbit/s | 77.3 | whole connection        | 6 21
            slow-start-end       |download| slow start        | 16        | 11     | still grew               | 8 11 16
            window-scale         |download| frame 7 says      | 2400      | 600    | to be scaled             | 1 7
            window-scale         |download| frame 7 says      | 2400      | 1200   | not a factor             | 1 7
            smallest-window      |download| client            | 1600      | 400    | to be scaled             | 10
            smallest-window      |download| client            | 1600      | 800    | sends the data           | 10
            zero-window-frame    |zero    | no room           | 6         | 5      | fills the window         | 5 6
            zero-window-pause    |zero    | from frame 6      | 350 ms    | 200    | when the sender asks     | 6 9
            bytes-in-flight      |download| server            | 5000      | 5001   | One too many             | 14
            bytes-in-flight      |download| server            | 5000      | 2000   | one segment              | 14
            retransmissions      |fast    | carried before    | 13        | 5      | for the first time       | 5 13
            retransmissions      |fast    | carried before    | 13        | 10 11 12 | repeat a number        | 5 13
            retransmissions      |timer   | carried before    | 6 5       | 4 5 6  |                          | 4 5 6
            retransmissions      |download| carried before    | none      | 9      |                          |
            retransmission-proof |fast    | Frame 13          | 5         | 12     | ACK of the other side    | 5 13
            retransmission-proof |timer   | Frame 6           | 4         | 3      |                          | 4 6
            retransmission-cause |fast    | frame 13          | b         | a      | had asked for it 4 times | 5 9 10 11 12 13
            retransmission-cause |timer   | frame 5           | a         | b      | No ACK was repeated      | 4 5
            retransmission-cause |timer   | frame 6           | a         | c      | full window              | 4 6
            retransmission-pause |timer   | Frame 6           | 400 ms    | 600    | first copy               | 4 5 6
            retransmission-pause |fast    | Frame 13          | 14        | 45     | since the capture began  | 5 13
            duplicate-acks       |fast    | Before frame 13   | 3         | 4      | ordinary ACK             | 9 10 11 12 13
            how-it-ended         |download| end               | a         | b      |                          | 22 24
            how-it-ended         |reset   | end               | b         | a      | RST ended everything     | 7
            how-it-ended         |timer   | end               | c         | a      | One FIN                  |
            who-closed-first     |download| first             | b         | a      | acknowledges the other's | 22 24
            who-closed-first     |crossed | first             | c         | a      | had not come             | 4 5
            who-closed-first     |half    | first             | the client| b      | acknowledges the other's | 6 11
            fin-ack              |download| frame 22          | 14002     | 14001  | uses one number          | 22 23
            fin-ack              |download| frame 24          | 12        | 13     | One too many             | 24 25
            who-reset            |reset   | RST               | b         | a      | received it              | 7
            bytes-after-fin      |half    | frame 6           | 21        | 51     | before the FIN included  | 6 8 9
            bytes-after-fin      |half    | frame 6           | 21 bytes  | 0      | only the direction       | 6 8 9
            state                |download| sent frame 22     | FIN-WAIT-1| CLOSE-WAIT | other side's state   | 22
            state                |half    | sent frame 6      | FIN-WAIT-1| ESTABLISHED |                     | 6
            time-wait            |download| TIME-WAIT         | b         | a      | closed second            | 25
            keep-alive           |alive   | Frame 6           | a         | b      | window was open          | 6 7
            keep-alive           |zero    | Frame 7           | b         | a      | window was 0             | 7 8
            keep-alive           |zero    | Frame 7           | b         | c      | nothing was lost         | 7 8
            """;

    @TempDir private Path temp;

    record Case(
            String kind,
            String capture,
            String words,
            String right,
            String wrong,
            String confusion,
            List<Integer> frames) {

        static Case of(String line) {
            String[] cells = line.split("\\|", -1);
            List<Integer> frames =
                    Stream.of(cells[6].strip().split(" "))
                            .filter(it -> !it.isEmpty())
                            .map(Integer::valueOf)
                            .toList();
            return new Case(
                    cells[0].strip(),
                    cells[1].strip(),
                    cells[2].strip(),
                    cells[3].strip(),
                    cells[4].strip(),
                    cells[5].strip(),
                    frames);
        }
    }

    static Stream<Case> cases() {
        return CASES.lines().map(Case::of);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void an_answer_is_right_or_wrong_as_the_conversation_says(Case it) throws IOException {
        Question question = question(it);
        assertAll(
                () -> assertEquals(Optional.empty(), question.answer().complaint(it.right())),
                () -> assertEquals(Optional.empty(), question.answer().complaint(it.wrong())),
                () -> assertTrue(question.answer().isGivenBy(it.right()), shown(question)),
                () -> assertFalse(question.answer().isGivenBy(it.wrong()), shown(question)),
                () -> assertEquals(it.frames(), question.frames()),
                () -> assertEquals(Optional.empty(), question.confusion(it.right())));
        String confusion = question.confusion(it.wrong()).map(text -> text.en()).orElse("");
        assertTrue(
                it.confusion().isEmpty() ? confusion.isEmpty() : confusion.contains(it.confusion()),
                "confused: " + confusion);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void the_answer_as_it_is_shown_is_an_answer_and_nothing_is_left_untranslated(Case it)
            throws IOException {
        Question question = question(it);
        String en = question.answer().shown().en();
        String zh = question.answer().shown().zh();
        assertAll(
                () -> assertTrue(question.answer().isGivenBy(en.replaceFirst("\\).*", "")), en),
                () -> assertTrue(question.answer().isGivenBy(zh.replaceFirst("\\).*", "")), zh),
                () -> assertTrue(question.words().zh().matches(".*[一-鿿].*")),
                () -> assertTrue(question.hint().zh().matches("(?s).*[一-鿿].*|.*SRTT.*")),
                () -> assertFalse(question.why().en().isBlank()),
                () -> assertFalse(question.why().zh().isBlank()),
                () -> assertFalse((question.why().en() + question.words().en()).contains("%")));
    }

    @Test
    void there_are_more_than_twenty_kinds_and_each_is_tried() {
        var all = Kind.all().stream().map(Kind::id).collect(Collectors.toCollection(TreeSet::new));
        var tried = cases().map(Case::kind).collect(Collectors.toCollection(TreeSet::new));
        assertEquals(all, tried);
        assertTrue(all.size() >= 20, all.size() + " kinds");
    }

    @ParameterizedTest
    @CsvSource({
        "refused, download",
        "handshake-rtt, refused",
        "zero-window-frame, download",
        "zero-window-pause, fast",
        "retransmission-proof, download",
        "retransmission-cause, zero",
        "duplicate-acks, timer",
        "sent-bytes, download",
        "slow-start-end, fast",
        "throughput, reset",
        "estimated-rtt, timer",
        "segment-rtt, timer",
        "window-scale, zero",
        "who-reset, download",
        "who-closed-first, reset",
        "fin-ack, timer",
        "bytes-after-fin, download",
        "time-wait, crossed",
        "keep-alive, download",
        "bytes-in-flight, alive",
        "acknowledged-bytes, refused"
    })
    void a_kind_is_not_asked_where_there_is_no_answer(String kind, String capture)
            throws IOException {
        Conversed talk = read(capture);
        boolean asked =
                IntStream.range(0, 50)
                        .anyMatch(seed ->
                                kind(kind).ask(talk, new SplittableRandom(seed)).isPresent());
        assertFalse(asked);
    }

    @Test
    void a_seed_chooses_the_same_questions_again_and_another_one_others() throws IOException {
        Conversed talk = read("download");
        assertEquals(words(Quiz.of(talk, 5, 6)), words(Quiz.of(talk, 5, 6)));
        assertEquals(6, Quiz.of(talk, 5, 6).size());
        assertFalse(words(Quiz.of(talk, 5, 6)).equals(words(Quiz.of(talk, 6, 6))));
    }

    private static List<String> words(List<Question> questions) {
        return questions.stream().map(it -> it.words().en()).toList();
    }

    private Question question(Case it) throws IOException {
        Conversed talk = read(it.capture());
        return IntStream.range(0, 500)
                .mapToObj(seed -> kind(it.kind()).ask(talk, new SplittableRandom(seed)))
                .flatMap(Optional::stream)
                .filter(question -> question.words().en().contains(it.words()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no question \"" + it.words() + "\""));
    }

    private Conversed read(String capture) throws IOException {
        Path file = CAPTURES.get(capture).get().save(temp.resolve(capture + ".pcapng"));
        return Conversed.read(file).orElseThrow();
    }

    private static Kind kind(String id) {
        return Kind.all().stream().filter(it -> it.id().equals(id)).findFirst().orElseThrow();
    }

    private static String shown(Question question) {
        return question.answer().shown().en();
    }
}
