using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace VideoDesk.MediaRelay.Io.Native;

/// <summary>
/// An array of struct epoll_event. The struct is packed on x86-64 (12 bytes) and naturally aligned elsewhere (16 bytes),
/// which no one C# struct can say.
/// </summary>
internal sealed unsafe class EpollEvents(int capacity) : IDisposable
{
    private static readonly int Stride = RuntimeInformation.ProcessArchitecture == Architecture.X64 ? 12 : 16;
    private static readonly int DataOffset = Stride - sizeof(ulong);

    /// <summary>The events; the last slot is the argument of <see cref="Control"/>.</summary>
    private readonly NativeBuffer _memory = new((capacity + 1) * 16);

    public uint Events(int index) => Unsafe.ReadUnaligned<uint>(_memory.Start + (index * Stride));

    public ulong Data(int index) => Unsafe.ReadUnaligned<ulong>(_memory.Start + (index * Stride) + DataOffset);

    /// <summary>Number of descriptors that are ready now; never waits.</summary>
    public int Collect(int epoll) => Math.Max(0, Syscalls.EpollWait(epoll, _memory.Start, capacity, 0));

    public bool Control(int epoll, int operation, int descriptor, (uint Events, ulong Data) interest)
    {
        var argument = _memory.Start + (capacity * Stride);
        Unsafe.WriteUnaligned(argument, interest.Events);
        Unsafe.WriteUnaligned(argument + DataOffset, interest.Data);
        return Syscalls.EpollControl(epoll, operation, descriptor, argument) == 0;
    }

    public void Dispose() => _memory.Dispose();
}
