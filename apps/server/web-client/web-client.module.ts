import { type MiddlewareConsumer, Module, type NestModule } from '@nestjs/common';
import { Settings } from '../platform/settings.js';
import { builtWebDir, readReleaseFiles } from './release-files.js';
import { WebClientFiles, WebClientMiddleware } from './web-client.middleware.js';

@Module({
  providers: [
    {
      provide: WebClientFiles,
      inject: [Settings],
      useFactory: async ({ webDir }: Settings): Promise<WebClientFiles> => ({
        files: await readReleaseFiles(webDir ?? builtWebDir),
      }),
    },
  ],
})
export class WebClientModule implements NestModule {
  configure(consumer: MiddlewareConsumer): void {
    consumer.apply(WebClientMiddleware).forRoutes('{*path}');
  }
}
