package lesson08;

import handshake.support.Fault;
import handshake.support.Text;
import handshake.wire.ladder.Preview;

import java.util.ArrayList;
import java.util.List;

/// Says what the test server did wrong, for the reader of a failure.
final class FaultWords {
    private FaultWords() {}

    /// A line for each connection on which something went wrong.
    ///
    /// @param faults that of the first connection, of the second, and so on
    static List<Text> of(List<Fault> faults) {
        var lines = new ArrayList<Text>();
        for (Fault fault : faults) {
            int number = lines.size() + 1;
            Text words = of(fault);
            lines.add(
                    new Text(
                            "on connection " + number + " the server " + words.en(),
                            "在第 " + number + " 个连接上，服务器" + words.zh()));
        }
        return lines;
    }

    private static Text of(Fault fault) {
        return switch (fault) {
            case Fault.StopsAfter(Fault.How how, long bytes, boolean ofAll) ->
                    stops(how, bytes, ofAll);
            case Fault.FlipsBit(long offset, int bit) ->
                    new Text(
                                    "sends byte %d of the file with bit %d wrong",
                                    "发送的文件第 %d 个字节的第 %d 个比特是错的")
                            .formatted(offset, bit);
            case Fault.LiesAboutLength(long more) ->
                    new Text("promises %+d bytes against the truth", "说好的长度比实际多 %+d 字节")
                            .formatted(more);
            case Fault.SaysMore _ -> new Text("sends more than it promised", "发的比说好的多");
            case Fault.Changes(_, byte[] content, _) ->
                    new Text("has another file of that name, of %d bytes", "上同名的文件换成了另一个，有 %d 字节")
                            .formatted(content.length);
            case Fault.WrongDigest _ -> new Text("gives the digest of another file", "给出了另一个文件的摘要");
            case Fault.AnswersWith _ -> new Text("does not speak the protocol", "说的不是这个协议");
            default -> Text.same(String.valueOf(fault));
        };
    }

    private static Text stops(Fault.How how, long bytes, boolean ofAll) {
        Text what =
                switch (how) {
                    case CUT -> new Text("ends the stream", "结束流");
                    case RESET -> new Text("resets the connection", "重置连接");
                    case STALL -> new Text("falls silent", "沉默");
                };
        Text when =
                ofAll
                        ? new Text(" after %s in all", "总共发了 %s后")
                        : new Text(" after %s of the file", "发了文件的 %s后");
        return new Text(
                what.en() + when.en().formatted(Preview.bytes((int) bytes)),
                when.zh().formatted(bytes + " 字节") + what.zh());
    }
}
