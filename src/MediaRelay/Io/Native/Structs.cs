using System.Runtime.InteropServices;

namespace VideoDesk.MediaRelay.Io.Native;

/// <summary>struct iovec.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct IoVector
{
    public byte* Start;
    public nuint Length;
}

/// <summary>struct msghdr as the kernel reads it: 56 bytes on 64-bit Linux, for glibc and musl alike.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct MessageHeader
{
    public byte* Name;
    public uint NameLength;
    public IoVector* Vectors;
    public nuint VectorCount;
    public byte* Control;
    public nuint ControlLength;
    public int Flags;
}

/// <summary>struct mmsghdr: 64 bytes.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct MultiMessageHeader
{
    public MessageHeader Header;

    /// <summary>Bytes received into this message.</summary>
    public uint Length;
}

/// <summary>struct cmsghdr; its data follows at 16 bytes, the next one at a multiple of 8.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct ControlHeader
{
    public const int Size = 16;

    /// <summary>Header and data, without the padding after it.</summary>
    public nuint Length;
    public int Level;
    public int Type;
}

/// <summary>struct pollfd.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct PollDescriptor
{
    public int Descriptor;
    public short Events;
    public short ReturnedEvents;
}

/// <summary>struct timespec on 64-bit Linux.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct TimeSpecification
{
    public long Seconds;
    public long Nanoseconds;

    public static TimeSpecification FromMicroseconds(long microseconds) =>
        new() { Seconds = microseconds / 1_000_000, Nanoseconds = microseconds % 1_000_000 * 1000 };
}
