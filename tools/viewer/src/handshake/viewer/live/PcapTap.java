package handshake.viewer.live;

import handshake.viewer.CannotWatch;
import handshake.wire.capture.Bytes;
import handshake.wire.capture.Frame;

import org.pcap4j.core.BpfProgram.BpfCompileMode;
import org.pcap4j.core.NotOpenException;
import org.pcap4j.core.PcapHandle;
import org.pcap4j.core.PcapHandle.BlockingMode;
import org.pcap4j.core.PcapHandle.TimestampPrecision;
import org.pcap4j.core.PcapNativeException;
import org.pcap4j.core.PcapNetworkInterface.PromiscuousMode;

import java.io.EOFException;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;

/// A device that libpcap opens, or on Windows Npcap, through pcap4j.
final class PcapTap implements Tap {
    private static final int WAIT_MILLIS = 20;

    // Frames that are not handed over at once come this much later at the latest.
    private static final long MOST_LATE_NANOS = TimeUnit.MILLISECONDS.toNanos(5 * WAIT_MILLIS);

    // There, immediate mode keeps a place of the largest size for each frame, however short it is:
    // with places for a few hundred frames only, a quick download loses some of them.
    private static final boolean IS_LINUX = System.getProperty("os.name").equals("Linux");

    private static final int BUFFER_BYTES = 16 << 20;
    private static final long NANOS_PER_SECOND = 1_000_000_000;

    private final PcapHandle handle;
    private final int linkType;
    private volatile boolean isStopping;
    private long lateUntil;

    private PcapTap(PcapHandle handle) {
        this.handle = handle;
        this.linkType = handle.getDlt().value();
    }

    /// @param filter which frames are wanted, in libpcap's language; empty for all
    /// @throws CannotWatch if the device cannot be opened; says why
    /// @throws UnsatisfiedLinkError if there is no libpcap
    static PcapTap open(String device, String filter) throws CannotWatch {
        try {
            PcapHandle handle = openNanos(device);
            try {
                if (!filter.isEmpty()) {
                    handle.setFilter(filter, BpfCompileMode.OPTIMIZE);
                }
                return new PcapTap(handle);
            } catch (PcapNativeException | NotOpenException e) {
                handle.close();
                throw e;
            }
        } catch (PcapNativeException | NotOpenException e) {
            throw Devices.cannotOpen(device, String.valueOf(e.getMessage()));
        }
    }

    /// With times in nanoseconds, or in microseconds where the system knows none finer.
    private static PcapHandle openNanos(String device) throws PcapNativeException {
        try {
            return open(device, TimestampPrecision.NANO);
        } catch (PcapNativeException _) {
            return open(device, TimestampPrecision.MICRO);
        }
    }

    private static PcapHandle open(String device, TimestampPrecision precision)
            throws PcapNativeException {
        return new PcapHandle.Builder(device)
                .snaplen(SNAPLEN_BYTES)
                .promiscuousMode(PromiscuousMode.NONPROMISCUOUS)
                .timeoutMillis(WAIT_MILLIS)
                .bufferSize(BUFFER_BYTES)
                .immediateMode(!IS_LINUX)
                .timestampPrecision(precision)
                .build();
    }

    @Override
    public void stop() {
        isStopping = true;
        try {
            handle.breakLoop(); // on Linux a wait has no end of its own
        } catch (NotOpenException _) {
            // Closed: nobody waits.
        }
    }

    @Override
    public Frame next() throws IOException {
        try {
            if (isStopping && handle.getBlockingMode() == BlockingMode.BLOCKING) {
                handle.setBlockingMode(BlockingMode.NONBLOCKING);
            }
            byte[] bytes = handle.getNextRawPacketEx();
            var time = handle.getTimestamp();
            long seconds = Math.floorDiv(time.getTime(), 1000L);
            long nanos = seconds * NANOS_PER_SECOND + time.getNanos();
            return new Frame(0, nanos, linkType, handle.getOriginalLength(), Bytes.of(bytes));
        } catch (TimeoutException _) {
            return isLate() ? next() : null;
        } catch (EOFException _) {
            return isStopping ? next() : null; // woken by stop(): now what has come until then
        } catch (PcapNativeException | NotOpenException e) {
            throw new IOException("The capture device is gone: " + e.getMessage(), e);
        }
    }

    /// Whether frames that had passed before [#stop()] may still come; waits a little if so.
    private boolean isLate() {
        if (!isStopping) {
            return false;
        }
        lateUntil = lateUntil == 0 ? System.nanoTime() + MOST_LATE_NANOS : lateUntil;
        if (System.nanoTime() > lateUntil) {
            return false;
        }
        LockSupport.parkNanos(MOST_LATE_NANOS / 10);
        return true;
    }

    @Override
    public long dropped() {
        try {
            return handle.getStats().getNumPacketsDropped();
        } catch (PcapNativeException | NotOpenException _) {
            return 0; // not known
        }
    }

    @Override
    public void close() {
        handle.close();
    }
}
