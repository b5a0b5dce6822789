package handshake.viewer.page;

import handshake.viewer.Watched.Note;
import handshake.wire.analysis.Judgement;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// All that the page shows of a capture, as far as it has been read. One thread writes, many read.
final class Recording {
    private final RowStore rows = new RowStore();
    private final List<Log> logs = new ArrayList<>();
    private List<String> warnings = List.of();
    private Note failure;
    private long startNanos;
    private int frames;
    private int unread;
    private boolean started;
    private boolean ended;

    // One for the reader thread ------------------------------------------------------------------

    /// Counts a frame in which no segment can be read.
    synchronized void addOther(int frame) {
        frames = frame;
        unread++;
    }

    /// @return whether there was room for it
    synchronized boolean add(Judgement judgement) {
        var segment = judgement.segment();
        if (!started) {
            started = true;
            startNanos = segment.timeNanos();
        }
        frames = segment.frameNumber();
        if (rows.isFull()) {
            return false;
        }
        int number = judgement.conversation().number();
        while (logs.size() <= number) {
            logs.add(new Log(judgement.conversation(), segment));
        }
        Log log = logs.get(number);
        String json = RowWriter.write(judgement, startNanos);
        log.add(rows.add(json, segment.frameNumber(), number, log.size()), judgement);
        notifyAll();
        return true;
    }

    synchronized void end(List<String> said, Note what) {
        warnings = List.copyOf(said);
        failure = what;
        ended = true;
        notifyAll();
    }

    // For everybody ------------------------------------------------------------------------------

    synchronized boolean ended() {
        return ended;
    }

    synchronized int segments() {
        return rows.size();
    }

    synchronized int frames() {
        return frames;
    }

    synchronized long startNanos() {
        return startNanos;
    }

    /// Waits until there are that many segments or the capture has ended.
    synchronized void await(int segments, long millis) throws InterruptedException {
        long until = System.nanoTime() + millis * 1_000_000;
        while (rows.size() < segments && !ended) {
            long left = (until - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return;
            }
            wait(left);
        }
    }

    /// Waits until there is more than `seen` said; the answer is how far it is now.
    synchronized long awaitNews(long seen, long millis) throws InterruptedException {
        if (version() == seen) {
            wait(millis);
        }
        return version();
    }

    private long version() {
        return (long) frames * 2 + (ended ? 1 : 0);
    }

    synchronized void appendState(StringBuilder out) {
        out.append("\"segments\":").append(rows.size());
        out.append(",\"frames\":").append(frames);
        out.append(",\"other\":").append(unread);
        out.append(",\"conversations\":").append(logs.size());
        out.append(",\"full\":").append(rows.isFull());
        out.append(",\"ended\":").append(ended);
        out.append(",\"warnings\":").append(Json.of(warnings));
        out.append(",\"failure\":").append(Json.of(failure));
    }

    /// @param find what the ends' addresses and ports must contain
    /// @param onlyFindings whether to leave out conversations about which nothing was found
    synchronized String conversations(int from, int count, String find, boolean onlyFindings) {
        String wanted = find.toLowerCase(Locale.ROOT);
        var out = new StringBuilder("{\"from\":").append(from).append(",\"items\":[");
        int matching = 0;
        for (Log log : logs) {
            boolean matches =
                    (wanted.isEmpty() || (log.client + " " + log.server).contains(wanted))
                            && (!onlyFindings || log.hasFindings());
            if (matches) {
                if (matching >= from && matching < from + count) {
                    out.append(matching == from ? "" : ",");
                    log.appendTo(out, startNanos);
                }
                matching++;
            }
        }
        return out.append("],\"total\":").append(matching).append('}').toString();
    }

    synchronized String rows(int conversation, int from, int count) {
        int size = conversation < logs.size() ? logs.get(conversation).size() : 0;
        var out = new StringBuilder("{\"c\":").append(conversation);
        out.append(",\"from\":").append(from).append(",\"total\":").append(size);
        out.append(",\"rows\":[");
        for (int place = from; place < Math.min((long) from + count, size); place++) {
            out.append(place == from ? "" : ",");
            rows.appendTo(out, logs.get(conversation).row(place));
        }
        return out.append("]}").toString();
    }

    /// Where a frame's row is; that of the next segment where the frame holds none.
    synchronized String find(int frame) {
        int row = rows.find(frame);
        return row < 0
                ? "null"
                : "{\"c\":%d,\"place\":%d,\"frame\":%d}"
                        .formatted(rows.conversation(row), rows.place(row), rows.frame(row));
    }

    /// The next place of a conversation with a finding, from `from` on or back; null if none has.
    synchronized String finding(int conversation, int from, boolean back) {
        int place = conversation < logs.size() ? logs.get(conversation).finding(from, back) : -1;
        return place < 0 ? "null" : "{\"place\":%d}".formatted(place);
    }

    /// Which conversation the frame belongs to; -1 if it is none of TCP.
    synchronized int conversationOf(int frame) {
        int row = rows.find(frame);
        return row < 0 || rows.frame(row) != frame ? -1 : rows.conversation(row);
    }

    /// The conversations, as they are now.
    synchronized List<Log> logs() {
        return List.copyOf(logs);
    }

    /// Those from that number on.
    synchronized List<Log> logs(int from) {
        return List.copyOf(logs.subList(from, logs.size()));
    }

    synchronized Log log(int number) {
        return logs.get(number);
    }
}
