package handshake.support;

import handshake.support.Received.Ending;
import handshake.wire.Side;
import handshake.wire.transcript.Entry;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Plays one script on one connection.
final class Player {
    private final Socket socket;
    private final Side mine;
    private final Recorder recorder;
    private final CountDownLatch testIsOver;

    Player(Socket socket, Side mine, Recorder recorder, CountDownLatch testIsOver) {
        this.socket = socket;
        this.mine = mine;
        this.recorder = recorder;
        this.testIsOver = testIsOver;
    }

    /// Plays all of `script`, then closes the connection.
    ///
    /// @return why the script could not be played to its end; empty if it was
    Optional<Failure> play(List<PeerAction> script) throws InterruptedException {
        try (socket) {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout((int) ScriptedPeer.PATIENCE.toMillis());
            for (int i = 0; i < script.size(); i++) {
                Optional<Received> unexpected = play(script.get(i));
                if (unexpected.isPresent()) {
                    return Optional.of(failure(script, i, unexpected.get()));
                }
            }
            if (!socket.isClosed()) {
                recorder.add(new Entry.End(mine));
            }
        } catch (IOException _) {
            // Closing failed: the connection is gone, which is what was wanted.
        }
        return Optional.empty();
    }

    /// Plays one step; what came instead of what the step asks for, if it cannot be played.
    private Optional<Received> play(PeerAction action) throws InterruptedException {
        try {
            return switch (action) {
                case PeerAction.Expect expect -> read(expect);
                case PeerAction.ExpectEnd end -> readEnd(end);
                case PeerAction.Send send -> send(send.bytes(), send.bytes().length);
                case PeerAction.SendInChunks send -> send(send.bytes(), send.chunkBytes());
                case PeerAction.Pause pause -> {
                    testIsOver.await(pause.duration().toMillis(), TimeUnit.MILLISECONDS);
                    yield Optional.empty();
                }
                case PeerAction.Await await -> {
                    await.gate().await();
                    yield Optional.empty();
                }
                case PeerAction.HalfClose _ -> {
                    socket.shutdownOutput();
                    recorder.add(new Entry.End(mine));
                    yield Optional.empty();
                }
                case PeerAction.Reset _ -> {
                    socket.setSoLinger(true, 0); // closing now sends RST, not FIN
                    socket.close();
                    recorder.add(new Entry.Reset(mine));
                    yield Optional.empty();
                }
                case PeerAction.Close _ -> {
                    socket.close();
                    recorder.add(new Entry.End(mine));
                    yield Optional.empty();
                }
                case PeerAction.Stall _ -> {
                    testIsOver.await();
                    yield Optional.empty();
                }
            };
        } catch (IOException _) {
            return Optional.of(reset(new byte[0]));
        }
    }

    private Optional<Received> read(PeerAction.Expect expect) throws IOException {
        var buffer = new byte[expect.bytes().length];
        int filled = 0;
        while (filled < buffer.length) {
            int count;
            try {
                count = socket.getInputStream().read(buffer, filled, buffer.length - filled);
            } catch (SocketTimeoutException _) {
                return Optional.of(silence(Arrays.copyOf(buffer, filled)));
            } catch (IOException _) {
                return Optional.of(reset(Arrays.copyOf(buffer, filled)));
            }
            if (count < 0) {
                recorder.add(new Entry.End(mine.other()));
                return Optional.of(received(Arrays.copyOf(buffer, filled), Ending.END_OF_STREAM));
            }
            recorder.data(mine.other(), buffer, filled, count);
            filled += count;
        }
        return Arrays.equals(buffer, expect.bytes())
                ? Optional.empty()
                : Optional.of(received(buffer, Ending.OTHER_BYTES));
    }

    private Optional<Received> readEnd(PeerAction.ExpectEnd end) {
        var buffer = new byte[8192];
        try {
            int count = socket.getInputStream().read(buffer);
            if (count < 0) {
                recorder.add(new Entry.End(mine.other()));
                return Optional.empty();
            }
            recorder.data(mine.other(), buffer, 0, count);
            return Optional.of(received(Arrays.copyOf(buffer, count), Ending.OTHER_BYTES));
        } catch (SocketTimeoutException _) {
            return Optional.of(silence(new byte[0]));
        } catch (IOException _) {
            Received reset = reset(new byte[0]);
            return end.orReset() ? Optional.empty() : Optional.of(reset);
        }
    }

    private Optional<Received> send(byte[] bytes, int chunkBytes)
            throws IOException, InterruptedException {
        for (int sent = 0; sent < bytes.length; sent += chunkBytes) {
            int count = Math.min(chunkBytes, bytes.length - sent);
            socket.getOutputStream().write(bytes, sent, count);
            recorder.data(mine, bytes, sent, count);
            if (sent + count < bytes.length) {
                Thread.sleep(1); // long enough for loopback to deliver it, as a rule
            }
        }
        return Optional.empty();
    }

    private Received silence(byte[] soFar) {
        recorder.add(new Entry.Silence(mine.other(), ScriptedPeer.PATIENCE.toMillis()));
        return new Received(soFar, Ending.SILENCE, Standing.now());
    }

    private Received reset(byte[] soFar) {
        recorder.add(new Entry.Reset(mine.other()));
        return received(soFar, Ending.RESET);
    }

    private static Received received(byte[] bytes, Ending ending) {
        return new Received(bytes, ending, List.of());
    }

    private Failure failure(List<PeerAction> script, int failed, Received received) {
        PeerAction action = script.get(failed);
        List<Clue<Received>> clues =
                switch (action) {
                    case PeerAction.Expect expect -> expect.clues();
                    case PeerAction.ExpectEnd end -> end.clues();
                    default -> List.of();
                };
        Text who =
                mine == Side.SERVER
                        ? new Text(
                                "the test server got stuck at step %d of %d",
                                "测试服务器卡在第 %d 步（共 %d 步）")
                        : new Text(
                                "the test client got stuck at step %d of %d",
                                "测试客户端卡在第 %d 步（共 %d 步）");
        Text got = received.describe();
        var failure =
                Failure.of(who.formatted(failed + 1, script.size()))
                        .mistake(Clue.first(clues, received));
        for (int i = 0; i < script.size(); i++) {
            Text step = script.get(i).describe();
            if (i == failed) {
                failure.detail(
                        new Text(
                                "✗ %d. %s: got %s".formatted(i + 1, step.en(), got.en()),
                                "✗ %d. %s：得到的是%s".formatted(i + 1, step.zh(), got.zh())));
            } else {
                String mark = i < failed ? "✓" : " ";
                failure.detail(
                        new Text(
                                "%s %d. %s".formatted(mark, i + 1, step.en()),
                                "%s %d. %s".formatted(mark, i + 1, step.zh())));
            }
        }
        if (!received.standing().isEmpty()) {
            failure.details(received.standing());
            failure.detail(
                    new Text(
                            "and this side waits as well: neither sends, so neither goes on",
                            "而这一边也在等：双方都不发送，谁也走不下去"));
        }
        return failure;
    }
}
