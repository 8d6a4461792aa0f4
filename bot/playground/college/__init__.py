"""Make the sample college of the demo, the tour and the benches; everybody in it is fictitious."""
