package handshake.viewer.live;

import handshake.viewer.CannotWatch;

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

    static CannotWatch cannotOpen(String device, String why) {
        return new CannotWatch(
                "The device %s cannot be captured from: %s.".formatted(device, why),
                "无法在设备 %s 上抓包：%s。".formatted(device, why));
    }
}
