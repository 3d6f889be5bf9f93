using VideoDesk.EndToEnd.Tests;

// Browsers and the relay share the cores of one machine: one test at a time keeps the figures honest.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
[assembly: AssemblyFixture(typeof(BrowserFixture))]
