package handshake.viewer.namespace;

import handshake.viewer.CannotWatch;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// What a namespace needs of the system, and what to say where it is missing.
final class Requirements {
    // nft and ip often lie where only root's PATH leads.
    private static final List<String> ALSO_IN = List.of("/usr/sbin", "/sbin", "/usr/local/sbin");

    private Requirements() {}

    /// @throws CannotWatch if this is no Linux, or a program is missing
    static void check() throws CannotWatch {
        if (!System.getProperty("os.name").equals("Linux")) {
            throw new CannotWatch(
                    "A network of its own for a program is something only Linux has.",
                    "只有 Linux 能为程序建立独立的网络。");
        }
        for (String name : List.of("unshare", "nsenter")) {
            need(name, "util-linux");
        }
        need("ip", "iproute2");
    }

    /// @throws CannotWatch if there is no nft
    static void checkNft() throws CannotWatch {
        if (!has("nft")) {
            throw new CannotWatch(
                    "Losing segments takes nft, which is not here. Install it (on Debian and"
                            + " Ubuntu: sudo apt install nftables), or leave out --loss.",
                    "丢弃报文段需要 nft，这里没有。请安装它（Debian 和 Ubuntu：sudo apt install nftables），"
                            + "或者去掉 --loss。");
        }
    }

    private static void need(String name, String debianPackage) throws CannotWatch {
        if (!has(name)) {
            throw new CannotWatch(
                    "A network of its own takes the program %s, which is not here. Install it (on"
                                    .formatted(name)
                            + " Debian and Ubuntu: sudo apt install %s).".formatted(debianPackage),
                    "建立独立的网络需要程序 %s，这里没有。请安装它（Debian 和 Ubuntu：sudo apt install %s）。"
                            .formatted(name, debianPackage));
        }
    }

    /// A command that finds the system's own programs, too.
    static ProcessBuilder command(List<String> words) {
        var builder = new ProcessBuilder(words);
        var path = builder.environment().getOrDefault("PATH", "");
        builder.environment().put("PATH", path + ":" + String.join(":", ALSO_IN));
        return builder;
    }

    static boolean has(String name) {
        String path = System.getenv().getOrDefault("PATH", "");
        return Stream.concat(Arrays.stream(path.split(File.pathSeparator)), ALSO_IN.stream())
                .filter(folder -> !folder.isEmpty())
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, name)));
    }

    /// Why the system refused, as far as its settings tell.
    ///
    /// @param said what unshare or ip said; null if nothing
    static CannotWatch forbidden(String said) {
        if (setting("kernel/apparmor_restrict_unprivileged_userns").equals("1")) {
            return bySetting("AppArmor", "kernel.apparmor_restrict_unprivileged_userns=0");
        }
        if (setting("kernel/unprivileged_userns_clone").equals("0")) {
            return bySetting("kernel", "kernel.unprivileged_userns_clone=1");
        }
        if (setting("user/max_user_namespaces").equals("0")) {
            return bySetting("kernel", "user.max_user_namespaces=15000");
        }
        String why = said == null ? "" : said;
        return new CannotWatch(
                "This system forbids a network of its own (%s). In a container, start that with"
                                .formatted(why)
                        + " --security-opt seccomp=unconfined, or run lab outside of it.",
                "这个系统不允许建立独立的网络（%s）。如果这是容器，请用 --security-opt seccomp=unconfined".formatted(why)
                        + " 启动它，或者在容器外运行 lab。");
    }

    private static CannotWatch bySetting(String who, String setting) {
        return new CannotWatch(
                "This system's %s forbids ordinary users a network of their own.".formatted(who)
                        + " Allow it until the next start with: sudo sysctl -w %s"
                                .formatted(setting),
                "这个系统的 %s 不允许普通用户建立独立的网络。".formatted(who)
                        + "要在下次启动前允许，请运行：sudo sysctl -w %s".formatted(setting));
    }

    private static String setting(String name) {
        try {
            return Files.readString(Path.of("/proc/sys", name)).strip();
        } catch (IOException _) {
            return ""; // this system has no such setting
        }
    }
}
