package lesson12;

import handshake.support.Failure;
import handshake.support.Points;
import handshake.support.Step;
import handshake.support.Text;
import handshake.support.Zh;

import lesson12.Difference.Row;
import lesson12.Difference.Tcp;
import lesson12.Difference.Udp;
import lesson12.Difference.Yours;

import org.junit.jupiter.api.Test;

@Step(6)
final class DifferencesTest {

    private static Row row(Difference difference) {
        Row row = Differences.row(difference);
        if (row == null) {
            throw Failure.of(
                    "the row %s is empty".formatted(difference), "%s 这一行是空的".formatted(difference));
        }
        return row;
    }

    private static void check(Difference row, Object got, Object right, Text evidence) {
        if (got != right) {
            throw Failure.of(
                            new Text("in the row %s, %s is wrong", "%s 这一行里的 %s 不对")
                                    .formatted(row, got))
                    .detail(evidence);
        }
    }

    private static Text text(String en, String zh) {
        return new Text(en, zh);
    }

    @Test
    @Points(1)
    @Zh("六处不同：TCP 用什么做到，只用 UDP 的程序会遇到什么")
    void tells_what_TCP_does_it_with_and_what_becomes_of_a_program_with_UDP() {
        for (Difference difference : Difference.values()) {
            Row row = row(difference);
            check(difference, row.tcp(), tcp(difference), tcpEvidence(difference));
            check(difference, row.udp(), udp(difference), udpEvidence(difference));
        }
    }

    @Test
    @Points(1)
    @Zh("在你自己的代码里，这件事由什么做到")
    void tells_what_does_it_in_your_own_code() {
        for (Difference difference : Difference.values()) {
            check(
                    difference,
                    row(difference).yours(),
                    yours(difference),
                    yoursEvidence(difference));
        }
    }

    private static Tcp tcp(Difference difference) {
        return switch (difference) {
            case CONNECTION -> Tcp.HANDSHAKE;
            case ORDER, DUPLICATES -> Tcp.SEQUENCE_NUMBERS;
            case LOSS -> Tcp.ACKS_AND_TIMER;
            case DAMAGE -> Tcp.CHECKSUM;
            case SPEED -> Tcp.WINDOW;
        };
    }

    private static Udp udp(Difference difference) {
        return switch (difference) {
            case CONNECTION -> Udp.TALKS_TO_NOBODY;
            case ORDER -> Udp.GETS_LATER_BEFORE_EARLIER;
            case LOSS -> Udp.WAITS_IN_VAIN;
            case DUPLICATES -> Udp.GETS_IT_TWICE;
            case DAMAGE -> Udp.IS_NOT_TOLD_WHAT_WAS_THROWN_AWAY;
            case SPEED -> Udp.OVERRUNS_THE_OTHER;
        };
    }

    private static Yours yours(Difference difference) {
        return switch (difference) {
            case CONNECTION -> Yours.NOTHING;
            case ORDER -> Yours.KEEPING_WHAT_IS_EARLY;
            case LOSS -> Yours.DEADLINE;
            case DUPLICATES -> Yours.EXPECTED_NUMBER;
            case DAMAGE -> Yours.IS_INTACT;
            case SPEED -> Yours.FIXED_WINDOW;
        };
    }

    private static Text tcpEvidence(Difference difference) {
        return switch (difference) {
            case CONNECTION ->
                    text(
                            "look at what stands first in every capture of lessons 1 to 11",
                            "看看第 1 到 11 课的每次抓包，最前面的是什么");
            case ORDER ->
                    text(
                            "a segment that came early: by what does the receiver know its place?",
                            "一个报文段先到了：接收方凭什么知道它该在哪里？");
            case LOSS ->
                    text("who notices that something is missing, and by what?", "是谁发现少了东西，凭什么发现的？");
            case DUPLICATES ->
                    text(
                            "two segments with the same bytes: by what does the receiver know that"
                                    + " they are one?",
                            "两个报文段内容相同：接收方凭什么知道它们是同一个？");
            case DAMAGE ->
                    text(
                            "nothing was lost, nothing came twice, one bit is another: who"
                                    + " notices?",
                            "没有丢，也没有重复，只是变了一个比特：谁会发现？");
            case SPEED ->
                    text(
                            "remember the reader of lesson 9 that never read: what did it send, and"
                                    + " what had it shrunk to?",
                            "想想第 9 课里从不读取的客户端：它发回的是什么，这个数变成了多少？");
        };
    }

    private static Text udpEvidence(Difference difference) {
        return switch (difference) {
            case CONNECTION ->
                    text(
                            "run \"probe\" with no echo running: does send() complain?",
                            "不启动回显程序就运行 probe：send() 会抱怨吗？");
            case ORDER ->
                    text(
                            "run \"probe --late 20\", and read what it counts",
                            "运行 probe --late 20，看它数出了什么");
            case LOSS ->
                    text(
                            "think of a program that sends a question once, and then calls"
                                    + " receive() without a time limit",
                            "想象一个程序：问题只发一次，然后不设时限地调用 receive()");
            case DUPLICATES ->
                    text(
                            "think of a datagram that says: transfer 100 euros",
                            "想象一个数据报，里面写着：转账 100 元");
            case DAMAGE ->
                    text(
                            "a UDP header has a checksum as well: see the picture in step 2",
                            "UDP 头部也有校验和：看第 2 步的图");
            case SPEED ->
                    text(
                            "send() returns at once: what if a thousand calls follow one another?",
                            "send() 立刻返回：接连调用一千次会怎样？");
        };
    }

    private static Text yoursEvidence(Difference difference) {
        return switch (difference) {
            case CONNECTION ->
                    text(
                            "does your receiver know who sends, before the first packet?",
                            "第一个包到来之前，你的接收方知道谁要发送吗？");
            case ORDER ->
                    text(
                            "in which line is a packet kept whose turn has not come?",
                            "还没轮到的包，是在哪一行留下来的？");
            case LOSS ->
                    text("which value decides that a packet is sent again?", "是哪个值决定一个包要再发一次？");
            case DUPLICATES ->
                    text(
                            "which comparison does a packet fail that comes a second time?",
                            "第二次到来的包，是在哪个比较那里被拦下的？");
            case DAMAGE ->
                    text("what do you ask before you look at anything else?", "在看别的之前，你先问什么？");
            case SPEED ->
                    text(
                            "what keeps your sender from sending the whole file at once, and who"
                                    + " chose it?",
                            "是什么让你的发送方不会一下子把整个文件发出去？它是谁定的？");
        };
    }
}
