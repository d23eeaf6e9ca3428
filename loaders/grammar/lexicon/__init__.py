"""What single words and phrases mean, wherever they stand: symbols, dates, bodies, places, names, quantities."""
