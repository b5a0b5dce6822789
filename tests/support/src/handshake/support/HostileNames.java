package handshake.support;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/// Names that people have tried on file servers to read what is not served, made by combining the
/// ways to write a dot, a separator and an end.
public final class HostileNames {
    private static final List<String> DOTS =
            List.of("..", "%2e%2e", "%252e%252e", "%c0%ae%c0%ae", "．．", "․․", "...", "....", ". .");

    private static final List<String> SEPARATORS =
            List.of(
                    "/", "\\", "//", "/./", "\\/", "%2f", "%5c", "%252f", "%c0%af", "／", "∕",
                    "\0/");

    private static final List<String> DEVICES =
            List.of(
                    "CON",
                    "con",
                    "PRN",
                    "AUX",
                    "NUL",
                    "nul",
                    "Nul.txt",
                    "COM1",
                    "com9.log",
                    "LPT1",
                    "lpt9",
                    "COM¹",
                    "LPT³",
                    "CONIN$",
                    "CONOUT$",
                    "aux.c",
                    "nul.tar.gz",
                    "NUL .txt");

    private static final List<String> ABSOLUTE =
            List.of(
                    "/",
                    "//",
                    "/etc/passwd",
                    "//etc/passwd",
                    "/./etc/passwd",
                    "/proc/self/environ",
                    "/dev/zero",
                    "/home/../etc/passwd",
                    "/C:/Windows/win.ini");

    private static final List<String> WINDOWS =
            List.of(
                    "C:",
                    "C:\\Windows\\win.ini",
                    "C:/Windows/win.ini",
                    "c:secret.txt",
                    "\\secret.txt",
                    "\\\\server\\share\\secret.txt",
                    "\\\\?\\C:\\secret.txt",
                    "\\\\.\\PhysicalDrive0",
                    "sub\\b.txt",
                    "a.txt::$DATA",
                    "a.txt:stream",
                    "::$INDEX_ALLOCATION");

    private static final List<String> ENDS =
            List.of(
                    "",
                    ".",
                    "..",
                    "./",
                    "../",
                    "/..",
                    "a.txt.",
                    "a.txt ",
                    "a.txt. .",
                    "sub./b.txt",
                    "sub /b.txt",
                    " ",
                    "a.txt\0",
                    "a.txt\0.jpg",
                    "\0",
                    "\0a.txt",
                    "sub\0/b.txt");

    private static final List<String> SOMEWHERE_ELSE =
            List.of(
                    "~/secret.txt",
                    "~root/secret.txt",
                    "$HOME/secret.txt",
                    "${HOME}/secret.txt",
                    "%HOME%/secret.txt",
                    "%USERPROFILE%\\secret.txt",
                    "file:///etc/passwd",
                    "file://localhost/etc/passwd",
                    "http://127.0.0.1/secret.txt",
                    "|cat /etc/passwd",
                    "`cat /etc/passwd`",
                    "a.txt;cat /etc/passwd",
                    "*",
                    "?.txt",
                    "a.txt?../secret.txt",
                    "a.txt#/../../secret.txt",
                    "\ufeff../secret.txt",
                    "\u202e../secret.txt",
                    "\ud800",
                    "\udc00../secret.txt",
                    "\u0001",
                    "\u007f",
                    "a\r/../../secret.txt");

    private HostileNames() {}

    /// All of them, several hundred, none twice. Some may well be missing instead of refused; none
    /// may be served from outside, and none may make a server fail.
    ///
    /// @param targets what to reach for, two folders up at most: `secret.txt`, `etc/passwd`
    public static List<String> all(String... targets) {
        Set<String> names = new LinkedHashSet<>(refused());
        names.addAll(SOMEWHERE_ELSE);
        for (String target : targets) {
            for (String dots : DOTS) {
                for (String separator : SEPARATORS) {
                    names.add(dots + separator + target);
                    names.add("sub" + separator + dots + separator + dots + separator + target);
                }
            }
            names.add("../".repeat(1300) + target);
            names.add("sub/../".repeat(500) + "../" + target);
        }
        for (int length : new int[] {255, 256, 1024, 4000}) {
            names.add("a".repeat(length));
            names.add("a/".repeat(length / 2) + "a");
            names.add("你".repeat(length / 3));
        }
        return List.copyOf(names);
    }

    /// Those that are to be refused by the protocol whatever the folder holds: that are absolute or
    /// go up, that have a NUL or a Windows separator in them, that begin with a drive, name a
    /// device, are empty or end in a dot or a space.
    public static List<String> refused() {
        var names = new LinkedHashSet<String>();
        names.addAll(DEVICES);
        DEVICES.forEach(device -> names.add("sub/" + device));
        names.addAll(ABSOLUTE);
        names.addAll(WINDOWS);
        names.addAll(ENDS);
        for (int up = 1; up <= 8; up++) {
            names.add("../".repeat(up) + "secret.txt");
            names.add("../".repeat(up) + "etc/passwd");
            names.add("..\\".repeat(up) + "secret.txt");
        }
        names.addAll(List.of("sub/../../secret.txt", "sub/..", "./../secret.txt", "a.txt/.."));
        return List.copyOf(names);
    }

    /// Names in bytes that are not UTF-8, as a hostile client may send them: an overlong `/` or
    /// `.`, a lone byte of a longer character, half a surrogate pair, a character cut off.
    public static List<byte[]> notUtf8() {
        List<String> bad =
                List.of(
                        "c0ae",
                        "c0af",
                        "e080ae",
                        "e080af",
                        "f08080ae",
                        "80",
                        "bf",
                        "ff",
                        "fe",
                        "eda080",
                        "edb080",
                        "f4908080",
                        "e4bd",
                        "c3",
                        "c080");
        var names = new ArrayList<byte[]>();
        for (String hex : bad) {
            byte[] bytes = HexFormat.of().parseHex(hex);
            names.add(joined(bytes, bytes, Bytes.utf8("/secret.txt")));
            names.add(joined(Bytes.utf8("a.txt"), bytes));
        }
        return names;
    }

    /// `length` random bytes without a line end, the same at every run.
    public static byte[] noise(int length) {
        byte[] noise = Bytes.patterned(length);
        IntStream.range(0, length).filter(i -> noise[i] == '\n').forEach(i -> noise[i] = '.');
        return noise;
    }

    private static byte[] joined(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
