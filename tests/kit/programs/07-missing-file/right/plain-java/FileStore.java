// How it is written: as Java was written twenty years ago: java.io.File and canonical paths, casts
// instead of patterns, one write per byte of a line and a buffer that gathers them.
package lesson07;

import java.io.File;
import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Path;

public final class FileStore {
    private static final String[] DEVICES = {"CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"};

    private FileStore() {}

    static Found find(Path root, String name) throws IOException {
        File folder = root.toFile().getCanonicalFile();
        if (!isServable(name)) {
            return new Found.Refused("bad name");
        }
        File file;
        try {
            file = new File(folder, name).getCanonicalFile();
        } catch (IOException e) {
            return new Found.Missing();
        }
        if (!file.getPath().startsWith(folder.getPath() + File.separator)) {
            return new Found.Refused("elsewhere");
        }
        if (!file.isFile()) {
            return new Found.Missing();
        }
        try {
            return new Found.File(new FileInputStream(file).getChannel());
        } catch (FileNotFoundException e) {
            return new Found.Refused("cannot be opened");
        }
    }

    private static boolean isServable(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c < 32 || c == 127 || c == '\\' || c == ':') {
                return false;
            }
        }
        int start = 0;
        while (true) {
            int end = name.indexOf('/', start);
            String part = end < 0 ? name.substring(start) : name.substring(start, end);
            if (part.length() == 0 || part.endsWith(".") || part.endsWith(" ") || isDevice(part)) {
                return false;
            }
            if (end < 0) {
                return true;
            }
            start = end + 1;
        }
    }

    private static boolean isDevice(String part) {
        int dot = part.indexOf('.');
        String stem = (dot < 0 ? part : part.substring(0, dot)).trim();
        for (String device : DEVICES) {
            if (stem.equalsIgnoreCase(device)) {
                return true;
            }
        }
        if (stem.length() != 4) {
            return false;
        }
        String three = stem.substring(0, 3);
        boolean isPort = three.equalsIgnoreCase("COM") || three.equalsIgnoreCase("LPT");
        return isPort && "0123456789¹²³".indexOf(stem.charAt(3)) >= 0;
    }
}
