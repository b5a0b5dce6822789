package lesson11;

import org.pcap4j.packet.Packet;

import java.time.Duration;

/// A packet of a capture.
///
/// @param frame its number in the capture, from 1: the evidence for whatever you say of it
/// @param time when it passed, counted from the beginning of the capture. Go by this and not by the
///   frame's number: packets are not always written down in the order in which they passed
/// @param packet the packet as pcap4j sees it: Ethernet, in it IP, in it TCP
public record Captured(int frame, Duration time, Packet packet) {}
