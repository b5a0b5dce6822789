package handshake.viewer.live;

import handshake.viewer.CannotWatch;

import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.List;

/// Finds and opens the device to capture from, and says what to do where that is not possible.
final class Devices {
    private static final String OS = System.getProperty("os.name");

    private Devices() {}

    /// Opens a device.
    ///
    /// @param device its name; empty for the loopback device
    /// @param filter in libpcap's language; empty for all frames
    /// @throws CannotWatch if it cannot be opened
    static Tap open(String device, String filter) throws CannotWatch {
        try {
            return PcapTap.open(device.isEmpty() ? loopback() : device, filter);
        } catch (LinkageError _) {
            throw noLibpcap();
        }
    }

    /// The loopback device's name on this system.
    static String loopback() {
        if (OS.equals("Linux")) {
            return "lo";
        }
        return OS.startsWith("Windows") ? "\\Device\\NPF_Loopback" : "lo0";
    }

    private static CannotWatch noLibpcap() {
        if (OS.startsWith("Windows")) {
            return new CannotWatch(
                    "There is no Npcap here, which captures segments. Install it from"
                            + " https://npcap.com, with its loopback support, and try again.",
                    "这里没有用来抓包的 Npcap。请从 https://npcap.com 安装（包含回环支持），然后再试。");
        }
        return new CannotWatch(
                "There is no libpcap here, which captures segments. Install it (on Debian and"
                        + " Ubuntu: sudo apt install libpcap0.8) and try again.",
                "这里没有用来抓包的 libpcap。请安装它（Debian 和 Ubuntu：sudo apt install libpcap0.8），" + "然后再试。");
    }

    /// Why a device cannot be opened, and what to do about it on this system.
    ///
    /// @param why libpcap's own words
    static CannotWatch cannotOpen(String device, String why) {
        if (why.contains("No such device") || why.contains("BIOCSETIF")) {
            String all = String.join(", ", names());
            return new CannotWatch(
                    "There is no device %s. The devices are: %s.".formatted(device, all),
                    "没有设备 %s。现有设备：%s。".formatted(device, all));
        }
        if (OS.equals("Linux")) {
            return new CannotWatch(
                    "Only root may capture on %s. Put sudo before the command; or let lab run a"
                                    .formatted(device)
                            + " lesson's program, as in \"lab run 3 --view\": that needs no root.",
                    "只有 root 可以在 %s 上抓包。请在命令前加 sudo；或者让 lab 运行课程的程序，例如".formatted(device)
                            + " \"lab run 3 --view\"：那不需要 root。");
        }
        if (OS.startsWith("Mac")) {
            return new CannotWatch(
                    "You may not capture on %s. Allow it until the next start with: sudo chown $USER"
                                    .formatted(device)
                            + " /dev/bpf*",
                    "你没有权限在 %s 上抓包。要在下次启动前允许，请运行：sudo chown $USER /dev/bpf*".formatted(device));
        }
        return new CannotWatch(
                "The device %s cannot be captured from (%s). Install Npcap with its loopback support"
                                .formatted(device, why)
                        + " and without the restriction to administrators.",
                "无法在设备 %s 上抓包（%s）。请安装 Npcap，勾选回环支持，并且不要限制为管理员使用。".formatted(device, why));
    }

    private static List<String> names() {
        try {
            return NetworkInterface.networkInterfaces().map(NetworkInterface::getName).toList();
        } catch (SocketException _) {
            return List.of(loopback());
        }
    }
}
