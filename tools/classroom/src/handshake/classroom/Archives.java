package handshake.classroom;

import org.apache.commons.compress.archivers.ArchiveException;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/// Reads archives; which kind one is its first bytes tell, not its name.
final class Archives {
    private static final int TAR_MAGIC_AT = 257;
    private static final int HEAD_BYTES = 512;
    private static final Charset CHINESE_WINDOWS = Charset.forName("GB18030");

    private Archives() {}

    /// Reads an archive's Java files into `handedIn`.
    ///
    /// @throws Refused if it is no archive, damaged, or a danger
    static void read(Path file, HandedIn handedIn) throws IOException {
        if (Files.size(file) > Limits.MAX_ARCHIVE_BYTES) {
            throw tooLarge();
        }
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(HEAD_BYTES);
        }
        try {
            if (starts(head, 0, "PK")) {
                zip(file, handedIn);
            } else if (head.length > 1 && (head[0] & 0xff) == 0x1f && (head[1] & 0xff) == 0x8b) {
                try (var in = new GZIPInputStream(Files.newInputStream(file))) {
                    tar(in, handedIn);
                }
            } else if (starts(head, TAR_MAGIC_AT, "ustar")) {
                try (InputStream in = Files.newInputStream(file)) {
                    tar(in, handedIn);
                }
            } else if (starts(head, 0, "# v2 git bundle") || starts(head, 0, "# v3 git bundle")) {
                GitBundle.read(file, handedIn);
            } else {
                throw unknown(file);
            }
        } catch (EOFException | ZipException | ArchiveException | RuntimeException e) {
            throw new Refused(
                    "the archive is damaged: " + e.getMessage(), "压缩包已损坏：" + e.getMessage());
        }
    }

    private static boolean starts(byte[] head, int at, String magic) {
        byte[] bytes = magic.getBytes(StandardCharsets.US_ASCII);
        return head.length >= at + bytes.length
                && Arrays.equals(head, at, at + bytes.length, bytes, 0, bytes.length);
    }

    private static void zip(Path file, HandedIn handedIn) throws IOException {
        try (ZipFile zip = ZipFile.builder().setPath(file).get()) {
            long[] unpacked = {0};
            for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
                String path = handedIn.entry(name(entry));
                if (entry.isUnixSymlink()) {
                    handedIn.link(path);
                }
                if (entry.isDirectory() || !HandedIn.isRead(path)) {
                    continue;
                }
                if (entry.getGeneralPurposeBit().usesEncryption()) {
                    throw new Refused("the archive has a password", "压缩包有密码");
                }
                try (InputStream in = new Counted(zip.getInputStream(entry), unpacked)) {
                    handedIn.add(path, in);
                }
            }
        }
    }

    /// Windows in Chinese writes names in its own encoding, and does not say so.
    private static String name(ZipArchiveEntry entry) {
        byte[] raw = entry.getRawName();
        if (raw == null || entry.getGeneralPurposeBit().usesUTF8ForNames()) {
            return entry.getName();
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(raw)).toString();
        } catch (CharacterCodingException _) {
            return new String(raw, CHINESE_WINDOWS);
        }
    }

    private static void tar(InputStream in, HandedIn handedIn) throws IOException {
        long[] unpacked = {0};
        var counted = new Counted(new BufferedInputStream(in), unpacked);
        try (var tar = new TarArchiveInputStream(counted, StandardCharsets.UTF_8.name())) {
            for (TarArchiveEntry entry = tar.getNextEntry();
                    entry != null;
                    entry = tar.getNextEntry()) {
                String path = handedIn.entry(entry.getName());
                if (entry.isSymbolicLink() || entry.isLink()) {
                    handedIn.link(path);
                }
                if (entry.isFile() && HandedIn.isRead(path)) {
                    handedIn.add(path, tar);
                }
            }
        }
    }

    private static Refused unknown(Path file) {
        String name = file.getFileName().toString();
        return new Refused(
                "%s is neither a folder nor a zip, tar, tar.gz or git bundle".formatted(name),
                "%s 不是文件夹，也不是 zip、tar、tar.gz 或 git bundle".formatted(name));
    }

    private static Refused tooLarge() {
        return new Refused(
                "it is larger than %d MiB, or becomes larger than %d MiB when unpacked"
                        .formatted(Limits.MAX_ARCHIVE_BYTES >> 20, Limits.MAX_UNPACKED_BYTES >> 20),
                "它大于 %d MiB，或解压后大于 %d MiB"
                        .formatted(
                                Limits.MAX_ARCHIVE_BYTES >> 20, Limits.MAX_UNPACKED_BYTES >> 20));
    }

    /// Gives up on what unpacks without end.
    private static final class Counted extends FilterInputStream {
        private final long[] total;

        Counted(InputStream in, long[] total) {
            super(in);
            this.total = total;
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            count(one < 0 ? 0 : 1);
            return one;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int count = super.read(buffer, offset, length);
            count(Math.max(0, count));
            return count;
        }

        @Override
        public long skip(long bytes) throws IOException {
            long count = super.skip(bytes);
            count(count);
            return count;
        }

        private void count(long bytes) throws Refused {
            total[0] += bytes;
            if (total[0] > Limits.MAX_UNPACKED_BYTES) {
                throw tooLarge();
            }
        }
    }
}
