using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using VideoDesk.MediaRelay.Benchmarks;

return args switch
{
    ["--smoke"] => Smoke.Run(),
    ["--marginal"] => MarginalCost.Run(),
    _ => RunBenchmarks(args),
};

// In this process: BenchmarkDotNet finds a project to build only under its assembly's name, and ours carry the product's name in front.
static int RunBenchmarks(string[] args)
{
    var config = DefaultConfig.Instance.AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance));
    BenchmarkSwitcher.FromAssembly(typeof(Smoke).Assembly).Run(args, config);
    return 0;
}
