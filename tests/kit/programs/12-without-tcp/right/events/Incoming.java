package lesson12;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.util.HexFormat;

/// A file that comes in: an {@link Offer}, and then its bytes. While they come it has `.part` behind
/// its name.
final class Incoming extends OutputStream {
    private final Path folder;
    private final MessageDigest digest = Offer.sha256();
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private Offer offer;
    private Path target;
    private OutputStream out;

    Incoming(Path folder) {
        this.folder = folder;
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        int at = offset;
        while (out == null && at < offset + length) {
            writeLine(bytes[at++]);
        }
        if (at < offset + length) {
            out.write(bytes, at, offset + length - at);
            digest.update(bytes, at, offset + length - at);
        }
    }

    private void writeLine(byte next) throws IOException {
        if (next != '\n') {
            line.write(next);
            if (line.size() > Offer.MAX_LINE_BYTES) {
                throw new IOException("the sender does not say what it sends");
            }
            return;
        }
        offer = Offer.parse(line.toString(UTF_8));
        target = offer.target(folder);
        out = new BufferedOutputStream(Files.newOutputStream(part()));
    }

    private Path part() {
        return target.resolveSibling(target.getFileName() + ".part");
    }

    /// Gives the file its name, now that all of it is here.
    ///
    /// @return where it is
    /// @throws IOException if it is not what was offered; then it is thrown away
    Path complete() throws IOException {
        if (out == null) {
            throw new IOException("nothing came");
        }
        out.close();
        if (!HexFormat.of().formatHex(digest.digest()).equals(offer.digest())) {
            throw new IOException(offer.name() + " is damaged: its SHA-256 is another");
        }
        return Files.move(
                part(),
                target,
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    /// Throws away what came, unless it was completed.
    @Override
    public void close() throws IOException {
        if (out != null) {
            out.close();
            Files.deleteIfExists(part());
        }
    }
}
