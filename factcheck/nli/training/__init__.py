"""Making the model: pairs, training, export, measurement. Needs the torch extra; never imported at run time."""
